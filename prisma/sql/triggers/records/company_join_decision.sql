-- Decisions about joins: by a second person, with their effect, never changed.
CREATE OR REPLACE TRIGGER company_join_decision_is_anothers BEFORE INSERT ON company_join_decision
  FOR EACH ROW EXECUTE FUNCTION company_join_decision_is_anothers();
CREATE OR REPLACE TRIGGER company_join_decision_is_kept BEFORE DELETE OR UPDATE ON company_join_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_join_decision_is_not_emptied BEFORE TRUNCATE ON company_join_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_join_decision_takes_effect AFTER INSERT ON company_join_decision
  FOR EACH ROW EXECUTE FUNCTION company_join_decision_takes_effect();
