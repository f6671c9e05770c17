-- Schedules are archived, never deleted.
CREATE OR REPLACE TRIGGER export_schedule_is_kept BEFORE DELETE ON export_schedule
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER export_schedule_is_not_emptied BEFORE TRUNCATE ON export_schedule
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
