-- A session begins now, and can only end.
CREATE OR REPLACE TRIGGER session_begins BEFORE INSERT ON session
  FOR EACH ROW EXECUTE FUNCTION session_begins();
CREATE OR REPLACE TRIGGER session_only_ends BEFORE UPDATE ON session
  FOR EACH ROW EXECUTE FUNCTION session_only_ends();
