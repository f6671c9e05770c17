-- Closed years save their versions and change every company's facts.
CREATE OR REPLACE TRIGGER ledger_year_begins_facts AFTER INSERT ON ledger_year FOR EACH ROW
  WHEN (NEW.closed_at IS NOT NULL)
  EXECUTE FUNCTION bump_organisation_facts();
CREATE OR REPLACE TRIGGER ledger_year_is_kept BEFORE DELETE ON ledger_year
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER ledger_year_is_not_emptied BEFORE TRUNCATE ON ledger_year
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER ledger_year_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON ledger_year
  FOR EACH ROW EXECUTE FUNCTION keep_version('year');
CREATE OR REPLACE TRIGGER ledger_year_moves_facts AFTER UPDATE ON ledger_year
  FOR EACH ROW EXECUTE FUNCTION bump_organisation_facts();
