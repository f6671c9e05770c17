-- Companies as of an instant.
SELECT make_versioned_view('company', 'kept.id::text');
