-- Identities are ended, never deleted or changed.
CREATE OR REPLACE TRIGGER person_identity_is_kept BEFORE DELETE ON person_identity
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER person_identity_is_not_emptied BEFORE TRUNCATE ON person_identity
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER person_identity_only_ends BEFORE UPDATE ON person_identity
  FOR EACH ROW EXECUTE FUNCTION identity_only_ends();
