-- Signed summaries are never changed.
CREATE OR REPLACE TRIGGER sign_off_is_kept BEFORE DELETE OR UPDATE ON sign_off
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER sign_off_is_not_emptied BEFORE TRUNCATE ON sign_off
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
