-- A session begins now and ends at the latest after the hours that the organisation allows.
CREATE OR REPLACE FUNCTION session_begins() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  hours int;
BEGIN
  SELECT session_hours INTO hours FROM organisation WHERE id = 1;
  NEW.created_at := now();
  NEW.last_seen_at := now();
  NEW.ended_at := NULL;
  IF NEW.factor_at > now() THEN NEW.factor_at := now(); END IF;
  IF FOUND THEN NEW.ends_at := now() + make_interval(hours => hours); END IF;
  RETURN NEW;
END $$;
