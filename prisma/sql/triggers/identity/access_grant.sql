-- Access that was given is never deleted, and moves forward only.
CREATE OR REPLACE TRIGGER access_grant_begins BEFORE INSERT ON access_grant
  FOR EACH ROW EXECUTE FUNCTION access_grant_begins();
CREATE OR REPLACE TRIGGER access_grant_moves_forward BEFORE UPDATE ON access_grant
  FOR EACH ROW EXECUTE FUNCTION access_grant_moves_forward();
CREATE OR REPLACE TRIGGER access_grant_is_kept BEFORE DELETE ON access_grant
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER access_grant_is_not_emptied BEFORE TRUNCATE ON access_grant
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
