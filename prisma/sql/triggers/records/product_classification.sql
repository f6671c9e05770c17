-- Classifications are added, never changed.
CREATE OR REPLACE TRIGGER product_classification_is_kept BEFORE DELETE OR UPDATE ON product_classification
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER product_classification_is_not_emptied BEFORE TRUNCATE ON product_classification
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
