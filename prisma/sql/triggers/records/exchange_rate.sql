-- Rates are never changed; a further version supersedes the last one of the same currency, day and source.
CREATE OR REPLACE TRIGGER exchange_rate_is_kept BEFORE DELETE OR UPDATE ON exchange_rate
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER exchange_rate_is_not_emptied BEFORE TRUNCATE ON exchange_rate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER exchange_rate_moves_facts AFTER INSERT ON exchange_rate
  FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
CREATE OR REPLACE TRIGGER exchange_rate_supersedes_its_own BEFORE INSERT ON exchange_rate
  FOR EACH ROW EXECUTE FUNCTION exchange_rate_supersedes_its_own();
