-- The organisation is never deleted. It saves its versions, and a change is a change of every company's facts.
CREATE OR REPLACE TRIGGER organisation_is_kept BEFORE DELETE ON organisation
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER organisation_is_not_emptied BEFORE TRUNCATE ON organisation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER organisation_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON organisation
  FOR EACH ROW EXECUTE FUNCTION keep_version('id');
CREATE OR REPLACE TRIGGER organisation_moves_facts AFTER UPDATE ON organisation
  FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
