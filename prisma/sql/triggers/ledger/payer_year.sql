-- Only the ledger writes the figures of a payer's year.
CREATE OR REPLACE TRIGGER payer_year_is_kept BEFORE DELETE ON payer_year
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payer_year_is_kept_by_the_ledger BEFORE INSERT OR UPDATE ON payer_year FOR EACH ROW
  WHEN (pg_trigger_depth() < 1)
  EXECUTE FUNCTION company_year_is_kept_by_the_ledger();
CREATE OR REPLACE TRIGGER payer_year_is_not_emptied BEFORE TRUNCATE ON payer_year
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
