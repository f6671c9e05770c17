-- Policies begin today or later and are never changed. They change every company's facts.
CREATE OR REPLACE TRIGGER rule_policy_begins BEFORE INSERT ON rule_policy
  FOR EACH ROW EXECUTE FUNCTION rule_policy_begins();
CREATE OR REPLACE TRIGGER rule_policy_is_kept BEFORE DELETE OR UPDATE ON rule_policy
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER rule_policy_is_not_emptied BEFORE TRUNCATE ON rule_policy
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER rule_policy_moves_facts AFTER INSERT ON rule_policy
  FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
