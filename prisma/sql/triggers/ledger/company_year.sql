-- Only the ledger writes the figures of a company-year, and the year of its payer with them.
CREATE OR REPLACE TRIGGER company_year_has_its_payer AFTER INSERT ON company_year
  FOR EACH ROW EXECUTE FUNCTION company_year_has_its_payer();
CREATE OR REPLACE TRIGGER company_year_is_kept BEFORE DELETE ON company_year
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_year_is_kept_by_the_ledger BEFORE UPDATE ON company_year FOR EACH ROW
  WHEN (pg_trigger_depth() < 1)
  EXECUTE FUNCTION company_year_is_kept_by_the_ledger();
CREATE OR REPLACE TRIGGER company_year_is_not_emptied BEFORE TRUNCATE ON company_year
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_year_moves_its_payer AFTER UPDATE ON company_year FOR EACH ROW
  WHEN (NEW.payer_id IS DISTINCT FROM OLD.payer_id OR (NEW.payer_id IS NOT NULL
    AND (NEW.used_cents, NEW.reserved_cents, NEW.violation_cents)
      IS DISTINCT FROM (OLD.used_cents, OLD.reserved_cents, OLD.violation_cents)))
  EXECUTE FUNCTION company_year_moves_its_payer();
