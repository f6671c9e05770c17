-- The closed years of a company are never deleted and save their versions.
CREATE OR REPLACE TRIGGER company_year_closing_is_kept BEFORE DELETE ON company_year_closing
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_year_closing_is_not_emptied BEFORE TRUNCATE ON company_year_closing
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_year_closing_keeps_versions AFTER INSERT OR UPDATE ON company_year_closing
  FOR EACH ROW EXECUTE FUNCTION keep_version('company_id', 'year');
