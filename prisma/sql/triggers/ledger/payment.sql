-- A payment is never deleted, only transitions change it, and no text of a new one is over its limit.
CREATE OR REPLACE TRIGGER payment_begins AFTER INSERT ON payment
  FOR EACH ROW EXECUTE FUNCTION payment_begins();
CREATE OR REPLACE TRIGGER payment_is_kept BEFORE DELETE ON payment
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_is_not_emptied BEFORE TRUNCATE ON payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_keeps_its_entered_posting_date AFTER UPDATE ON payment FOR EACH ROW
  WHEN (OLD.posting_date IS NOT NULL AND OLD.posting_date IS DISTINCT FROM NEW.posting_date)
  EXECUTE FUNCTION keep_entered_posting_date();
CREATE OR REPLACE TRIGGER payment_keeps_its_facts BEFORE UPDATE ON payment
  FOR EACH ROW EXECUTE FUNCTION payment_keeps_its_facts();
CREATE OR REPLACE TRIGGER payment_texts_are_short BEFORE INSERT ON payment
  FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('payee_name', 200, 'payee_address', 1000, 'note', 2000);
