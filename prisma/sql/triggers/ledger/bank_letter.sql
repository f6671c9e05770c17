-- Letters for the bank are never changed.
CREATE OR REPLACE TRIGGER bank_letter_is_kept BEFORE DELETE OR UPDATE ON bank_letter
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER bank_letter_is_not_emptied BEFORE TRUNCATE ON bank_letter
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
