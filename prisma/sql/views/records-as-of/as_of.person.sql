-- People as of an instant.
SELECT make_versioned_view('person', 'kept.id::text');
