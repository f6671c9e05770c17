-- Seals are never changed.
CREATE OR REPLACE TRIGGER seal_is_kept BEFORE DELETE OR UPDATE ON seal
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER seal_is_not_emptied BEFORE TRUNCATE ON seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
