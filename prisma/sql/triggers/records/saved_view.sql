-- Saved views are archived, never deleted.
CREATE OR REPLACE TRIGGER saved_view_is_kept BEFORE DELETE ON saved_view
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER saved_view_is_not_emptied BEFORE TRUNCATE ON saved_view
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
