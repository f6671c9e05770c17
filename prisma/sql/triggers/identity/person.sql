-- People are deactivated, never deleted. Each saves its versions, without its secrets.
CREATE OR REPLACE TRIGGER person_is_kept BEFORE DELETE ON person
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER person_is_not_emptied BEFORE TRUNCATE ON person
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER person_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON person
  FOR EACH ROW EXECUTE FUNCTION keep_version('id');
CREATE OR REPLACE TRIGGER person_decides_by_grant BEFORE UPDATE OF role, email, deactivated_at ON person
  FOR EACH ROW EXECUTE FUNCTION person_decides_by_grant();
CREATE OR REPLACE TRIGGER person_ends_deputyships AFTER UPDATE OF role, deactivated_at ON person FOR EACH ROW
  WHEN (NEW.role <> OLD.role OR (NEW.deactivated_at IS NOT NULL AND OLD.deactivated_at IS NULL))
  EXECUTE FUNCTION person_ends_deputyships();
