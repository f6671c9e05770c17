-- Companies are archived, never deleted. The group and the payer of a company are decided in tables of their own.
CREATE OR REPLACE TRIGGER company_begins_on_its_own BEFORE INSERT ON company FOR EACH ROW
  WHEN (NEW.payer_id IS NOT NULL)
  EXECUTE FUNCTION payer_is_decided_by_two();
CREATE OR REPLACE TRIGGER company_begins_without_group BEFORE INSERT ON company FOR EACH ROW
  WHEN (NEW.group_id IS NOT NULL)
  EXECUTE FUNCTION company_group_has_dates();
CREATE OR REPLACE TRIGGER company_group_has_dates BEFORE UPDATE ON company FOR EACH ROW
  WHEN (NEW.group_id IS DISTINCT FROM OLD.group_id)
  EXECUTE FUNCTION company_group_has_dates();
CREATE OR REPLACE TRIGGER company_is_kept BEFORE DELETE ON company
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_is_not_emptied BEFORE TRUNCATE ON company
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER company_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON company
  FOR EACH ROW EXECUTE FUNCTION keep_version('id');
CREATE OR REPLACE TRIGGER company_payer_is_decided_by_two BEFORE UPDATE ON company FOR EACH ROW
  WHEN (NEW.payer_id IS DISTINCT FROM OLD.payer_id)
  EXECUTE FUNCTION payer_is_decided_by_two();
CREATE OR REPLACE TRIGGER company_registration_repeats_no_more BEFORE INSERT OR UPDATE ON company
  FOR EACH ROW EXECUTE FUNCTION registration_repeats_no_more();
