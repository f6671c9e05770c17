-- Saved exports are archived, never deleted.
CREATE OR REPLACE TRIGGER saved_export_is_kept BEFORE DELETE ON saved_export
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER saved_export_is_not_emptied BEFORE TRUNCATE ON saved_export
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
