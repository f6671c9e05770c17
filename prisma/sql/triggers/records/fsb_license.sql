-- FSB licenses are archived, never deleted. A corrected kind corrects the stored totals.
CREATE OR REPLACE TRIGGER fsb_license_is_kept BEFORE DELETE ON fsb_license
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER fsb_license_is_not_emptied BEFORE TRUNCATE ON fsb_license
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER fsb_license_keeps_versions AFTER INSERT OR DELETE OR UPDATE ON fsb_license
  FOR EACH ROW EXECUTE FUNCTION keep_version('id');
CREATE OR REPLACE TRIGGER fsb_license_moves_its_tally AFTER UPDATE OF kind ON fsb_license FOR EACH ROW
  WHEN (OLD.kind <> NEW.kind)
  EXECUTE FUNCTION tally_moves_with_kind('license-kind');
