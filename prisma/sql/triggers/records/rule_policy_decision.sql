-- Decisions about looser policies: by a second person, never changed. They change every company's facts.
CREATE OR REPLACE TRIGGER rule_policy_decision_is_anothers BEFORE INSERT ON rule_policy_decision
  FOR EACH ROW EXECUTE FUNCTION rule_policy_decision_is_anothers();
CREATE OR REPLACE TRIGGER rule_policy_decision_is_kept BEFORE DELETE OR UPDATE ON rule_policy_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER rule_policy_decision_is_not_emptied BEFORE TRUNCATE ON rule_policy_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER rule_policy_decision_moves_facts AFTER INSERT ON rule_policy_decision
  FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
