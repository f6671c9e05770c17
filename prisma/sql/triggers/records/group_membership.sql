-- Memberships in groups: one group at a time, never changed. Another row supersedes or withdraws them.
CREATE OR REPLACE TRIGGER group_membership_is_kept BEFORE DELETE OR UPDATE ON group_membership
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER group_membership_is_not_emptied BEFORE TRUNCATE ON group_membership
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER group_membership_moves_facts AFTER INSERT ON group_membership
  FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
CREATE OR REPLACE TRIGGER group_membership_stands_alone BEFORE INSERT ON group_membership
  FOR EACH ROW EXECUTE FUNCTION group_membership_stands_alone();
