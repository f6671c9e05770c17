-- Requests to reopen a year are decided once.
CREATE OR REPLACE TRIGGER year_reopening_is_decided_once BEFORE UPDATE ON year_reopening
  FOR EACH ROW EXECUTE FUNCTION year_reopening_is_decided_once();
CREATE OR REPLACE TRIGGER year_reopening_is_kept BEFORE DELETE ON year_reopening
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER year_reopening_is_not_emptied BEFORE TRUNCATE ON year_reopening
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
