-- Determinations are never changed. Those after the first are events.
CREATE OR REPLACE TRIGGER payment_determination_is_audited AFTER INSERT ON payment_determination FOR EACH ROW
  WHEN (NEW.seq > 1)
  EXECUTE FUNCTION payment_determination_is_audited();
CREATE OR REPLACE TRIGGER payment_determination_is_kept BEFORE DELETE OR UPDATE ON payment_determination
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_determination_is_not_emptied BEFORE TRUNCATE ON payment_determination
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
