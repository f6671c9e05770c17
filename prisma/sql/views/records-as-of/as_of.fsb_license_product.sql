-- The products of FSB licenses as of an instant.
SELECT make_versioned_view('fsb_license_product', 'kept.fsb_license_id || '' '' || kept.product_id::text');
