-- A row can only be added to an unfinished list.
CREATE OR REPLACE FUNCTION screening_list_row_is_of_an_open_list() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM screening_list WHERE id = NEW.screening_list_id AND finished_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a finished list takes no more rows' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
