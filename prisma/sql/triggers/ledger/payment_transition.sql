-- Each transition is checked, booked in the company-year with its event, and opens or decides the cases of its
-- parties.
CREATE OR REPLACE TRIGGER payment_transition_is_booked AFTER INSERT ON payment_transition FOR EACH ROW
  WHEN (NEW.seq > 1)
  EXECUTE FUNCTION payment_transition_is_booked();
CREATE OR REPLACE TRIGGER payment_transition_is_kept BEFORE DELETE OR UPDATE ON payment_transition
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_transition_is_not_emptied BEFORE TRUNCATE ON payment_transition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_transition_is_possible BEFORE INSERT ON payment_transition FOR EACH ROW
  WHEN (NEW.seq > 1)
  EXECUTE FUNCTION payment_transition_is_possible();
CREATE OR REPLACE TRIGGER payment_transition_is_screened AFTER INSERT ON payment_transition FOR EACH ROW
  WHEN (NEW.to_state IN ('in_review', 'blocked') OR NEW.from_state IN ('in_review', 'unreserved'))
  EXECUTE FUNCTION payment_transition_is_screened();
