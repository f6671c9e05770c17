-- A rescreening is finished once and never deleted.
CREATE OR REPLACE TRIGGER re_screening_is_finished_once BEFORE UPDATE ON re_screening
  FOR EACH ROW EXECUTE FUNCTION re_screening_is_finished_once();
CREATE OR REPLACE TRIGGER re_screening_is_kept BEFORE DELETE ON re_screening
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER re_screening_is_not_emptied BEFORE TRUNCATE ON re_screening
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
