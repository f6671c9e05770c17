-- Versions of rows are never changed.
CREATE OR REPLACE TRIGGER record_version_is_kept BEFORE DELETE OR UPDATE ON record_version
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER record_version_is_not_emptied BEFORE TRUNCATE ON record_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
