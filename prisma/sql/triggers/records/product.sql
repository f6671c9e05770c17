-- Products are archived, never deleted. A corrected kind corrects the stored totals.
CREATE OR REPLACE TRIGGER product_is_kept BEFORE DELETE ON product
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER product_is_not_emptied BEFORE TRUNCATE ON product
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER product_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON product
  FOR EACH ROW EXECUTE FUNCTION keep_version('id');
CREATE OR REPLACE TRIGGER product_moves_its_tally AFTER UPDATE OF kind ON product FOR EACH ROW
  WHEN (OLD.kind <> NEW.kind)
  EXECUTE FUNCTION tally_moves_with_kind('product-kind');
