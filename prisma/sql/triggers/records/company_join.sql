-- Requests to join or separate companies: only possible ones, with their events, never changed.
CREATE OR REPLACE TRIGGER company_join_is_audited AFTER INSERT ON company_join
  FOR EACH ROW EXECUTE FUNCTION company_join_is_audited();
CREATE OR REPLACE TRIGGER company_join_is_kept BEFORE DELETE OR UPDATE ON company_join
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_join_is_not_emptied BEFORE TRUNCATE ON company_join
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_join_is_possible BEFORE INSERT ON company_join
  FOR EACH ROW EXECUTE FUNCTION company_join_is_possible();
