-- FSB licenses as of an instant.
SELECT make_versioned_view('fsb_license', 'kept.id::text');
