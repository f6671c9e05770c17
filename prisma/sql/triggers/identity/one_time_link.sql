-- A link lives a day, and is used once.
CREATE OR REPLACE TRIGGER one_time_link_begins BEFORE INSERT ON one_time_link
  FOR EACH ROW EXECUTE FUNCTION one_time_link_begins();
CREATE OR REPLACE TRIGGER one_time_link_is_used_once BEFORE UPDATE ON one_time_link
  FOR EACH ROW EXECUTE FUNCTION one_time_link_is_used_once();
