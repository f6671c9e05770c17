-- A rescreening ends once.
CREATE OR REPLACE FUNCTION re_screening_is_finished_once() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NOT NULL OR NEW.done < OLD.done
     OR (NEW.id, NEW.begun_at, NEW.begun_by_id, NEW.places_version, NEW.rules_version) IS DISTINCT
       FROM (OLD.id, OLD.begun_at, OLD.begun_by_id, OLD.places_version, OLD.rules_version) THEN
    RAISE EXCEPTION 'a finished run is not changed' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
