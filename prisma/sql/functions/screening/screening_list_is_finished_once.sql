-- A list is finished once, with all its rows.
CREATE OR REPLACE FUNCTION screening_list_is_finished_once() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NOT NULL OR NEW.finished_at IS NULL
    OR NEW.row_count <> (SELECT count(*) FROM screening_list_row WHERE screening_list_id = NEW.id)
    OR (NEW.id, NEW.name, NEW.reason, NEW.kept_by_id, NEW.kept_at, NEW.row_count,
        NEW.places_version, NEW.rules_version, NEW.source)
      IS DISTINCT FROM (OLD.id, OLD.name, OLD.reason, OLD.kept_by_id, OLD.kept_at, OLD.row_count,
        OLD.places_version, OLD.rules_version, OLD.source) THEN
    RAISE EXCEPTION 'a list is finished once, with all its rows' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
