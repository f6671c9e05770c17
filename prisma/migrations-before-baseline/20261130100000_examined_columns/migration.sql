-- A kept list says how its file was read, and each of its rows which columns of its line were and were not looked at. Lists kept before say nothing of it.
ALTER TABLE screening_list ADD COLUMN source jsonb;
ALTER TABLE screening_list_row ADD COLUMN examined jsonb;

-- A row of a file may name several destinations: consignee, notify party, end user. Each is a row of the list.
ALTER TABLE screening_list DROP CONSTRAINT screening_list_row_count_check;
ALTER TABLE screening_list ADD CONSTRAINT screening_list_row_count_check CHECK (row_count BETWEEN 1 AND 500000);

CREATE OR REPLACE VIEW as_of.screening_list AS SELECT * FROM public.screening_list WHERE finished_at <= (SELECT as_of.instant());

CREATE OR REPLACE FUNCTION screening_list_is_finished_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NOT NULL OR NEW.finished_at IS NULL OR NEW.row_count <> (SELECT count(*) FROM screening_list_row WHERE screening_list_id = NEW.id)
     OR (NEW.id, NEW.name, NEW.reason, NEW.kept_by_id, NEW.kept_at, NEW.row_count, NEW.places_version, NEW.rules_version, NEW.source)
       IS DISTINCT FROM (OLD.id, OLD.name, OLD.reason, OLD.kept_by_id, OLD.kept_at, OLD.row_count, OLD.places_version, OLD.rules_version, OLD.source) THEN
    RAISE EXCEPTION 'a list is finished once, with all its rows' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
