-- The products of an FSB license change in place and save their versions.
CREATE OR REPLACE TRIGGER fsb_license_product_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON fsb_license_product
  FOR EACH ROW EXECUTE FUNCTION keep_version('fsb_license_id', 'product_id');
