-- Products as of an instant.
SELECT make_versioned_view('product', 'kept.id::text');
