-- Comments are never changed and never removed.
CREATE OR REPLACE TRIGGER record_comment_is_kept BEFORE DELETE OR UPDATE ON record_comment
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER record_comment_is_not_emptied BEFORE TRUNCATE ON record_comment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
