-- The heads of chains are never deleted.
CREATE OR REPLACE TRIGGER audit_chain_is_kept BEFORE DELETE ON audit_chain
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER audit_chain_is_not_emptied BEFORE TRUNCATE ON audit_chain
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
