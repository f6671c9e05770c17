-- Confirmations of apparent violations are never changed. Each is an event.
CREATE OR REPLACE TRIGGER violation_confirmation_is_audited AFTER INSERT ON violation_confirmation
  FOR EACH ROW EXECUTE FUNCTION violation_confirmation_is_audited();
CREATE OR REPLACE TRIGGER violation_confirmation_is_kept BEFORE DELETE OR UPDATE ON violation_confirmation
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER violation_confirmation_is_not_emptied BEFORE TRUNCATE ON violation_confirmation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
