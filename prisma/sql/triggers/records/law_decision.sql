-- Decisions about records of the law: by a second person, never changed. They change every company's facts.
CREATE OR REPLACE TRIGGER law_decision_is_anothers BEFORE INSERT ON law_decision
  FOR EACH ROW EXECUTE FUNCTION law_decision_is_anothers();
CREATE OR REPLACE TRIGGER law_decision_is_kept BEFORE DELETE OR UPDATE ON law_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER law_decision_is_not_emptied BEFORE TRUNCATE ON law_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER law_decision_moves_facts AFTER INSERT ON law_decision
  FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
