-- Rows are added to an unfinished list and never changed.
CREATE OR REPLACE TRIGGER screening_list_row_is_kept BEFORE DELETE ON screening_list_row
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER screening_list_row_is_not_changed BEFORE UPDATE ON screening_list_row
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER screening_list_row_is_not_emptied BEFORE TRUNCATE ON screening_list_row
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER screening_list_row_is_of_an_open_list BEFORE INSERT ON screening_list_row
  FOR EACH ROW EXECUTE FUNCTION screening_list_row_is_of_an_open_list();
