-- Groups are never deleted and save their versions.
CREATE OR REPLACE TRIGGER company_group_is_kept BEFORE DELETE ON company_group
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_group_is_not_emptied BEFORE TRUNCATE ON company_group
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_group_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON company_group
  FOR EACH ROW EXECUTE FUNCTION keep_version('id');
