-- The rules read the policies of the day: setting one is a change of the facts of the organisation.
CREATE TRIGGER rule_policy_moves_facts AFTER INSERT ON rule_policy FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
