-- Settlements are never changed. Each is an event.
CREATE OR REPLACE TRIGGER payment_settlement_is_audited AFTER INSERT ON payment_settlement
  FOR EACH ROW EXECUTE FUNCTION payment_settlement_is_audited();
CREATE OR REPLACE TRIGGER payment_settlement_is_kept BEFORE DELETE OR UPDATE ON payment_settlement
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_settlement_is_not_emptied BEFORE TRUNCATE ON payment_settlement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
