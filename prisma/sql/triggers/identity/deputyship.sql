-- Deputyships are ended, never deleted or changed.
CREATE OR REPLACE TRIGGER deputyship_begins BEFORE INSERT ON deputyship
  FOR EACH ROW EXECUTE FUNCTION deputyship_begins();
CREATE OR REPLACE TRIGGER deputyship_only_ends BEFORE UPDATE ON deputyship
  FOR EACH ROW EXECUTE FUNCTION deputyship_only_ends();
CREATE OR REPLACE TRIGGER deputyship_is_kept BEFORE DELETE ON deputyship
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER deputyship_is_not_emptied BEFORE TRUNCATE ON deputyship
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
