-- A saved list is finished once, by the clock of the ledger, and never deleted.
CREATE OR REPLACE TRIGGER screening_list_is_finished_once BEFORE UPDATE ON screening_list
  FOR EACH ROW EXECUTE FUNCTION screening_list_is_finished_once();
CREATE OR REPLACE TRIGGER screening_list_is_kept BEFORE DELETE ON screening_list
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER screening_list_is_not_emptied BEFORE TRUNCATE ON screening_list
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER screening_list_is_stamped BEFORE UPDATE ON screening_list FOR EACH ROW
  WHEN ((OLD.finished_at IS NULL) AND NEW.finished_at IS NOT NULL)
  EXECUTE FUNCTION stamp_end();
