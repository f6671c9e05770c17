-- Groups as of an instant.
SELECT make_versioned_view('company_group', 'kept.id::text');
