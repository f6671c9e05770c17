-- The organisation as of an instant.
SELECT make_versioned_view('organisation', 'kept.id::text');
