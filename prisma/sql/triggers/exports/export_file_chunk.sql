-- The bytes of a file that can be downloaded are neither changed nor deleted.
CREATE OR REPLACE TRIGGER export_file_chunk_is_kept BEFORE DELETE ON export_file_chunk
  FOR EACH ROW EXECUTE FUNCTION export_file_chunk_is_kept();
CREATE OR REPLACE TRIGGER export_file_chunk_is_not_changed BEFORE UPDATE ON export_file_chunk
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER export_file_chunk_is_not_emptied BEFORE TRUNCATE ON export_file_chunk
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
