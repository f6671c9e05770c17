-- A requested file changes its state forward only and is never deleted.
CREATE OR REPLACE TRIGGER export_file_is_kept BEFORE DELETE ON export_file
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER export_file_is_not_emptied BEFORE TRUNCATE ON export_file
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER export_file_moves_forward BEFORE UPDATE ON export_file
  FOR EACH ROW EXECUTE FUNCTION export_file_moves_forward();
