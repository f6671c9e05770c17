-- A case is decided once, by the clock of the ledger, and never deleted.
CREATE OR REPLACE TRIGGER screening_case_is_decided_once BEFORE UPDATE ON screening_case
  FOR EACH ROW EXECUTE FUNCTION screening_case_is_decided_once();
CREATE OR REPLACE TRIGGER screening_case_is_kept BEFORE DELETE ON screening_case
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER screening_case_is_not_emptied BEFORE TRUNCATE ON screening_case
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER screening_case_is_stamped BEFORE UPDATE ON screening_case FOR EACH ROW
  WHEN ((OLD.decided_at IS NULL) AND NEW.decided_at IS NOT NULL)
  EXECUTE FUNCTION stamp_decision();
