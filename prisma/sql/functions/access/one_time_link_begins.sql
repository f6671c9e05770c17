-- A link lives at most 24 hours. One to choose a password belongs to the access that was given to its person.
CREATE OR REPLACE FUNCTION one_time_link_begins() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_at := now();
  NEW.used_at := NULL;
  NEW.expires_at := least(NEW.expires_at, clock_timestamp() + interval '24 hours');
  IF NEW.purpose = 'choose_password' AND NOT EXISTS (
    SELECT FROM access_grant AS g WHERE g.id = NEW.access_grant_id AND g.person_id = NEW.person_id AND g.kind = 'link'
  ) THEN
    RAISE EXCEPTION 'a password link belongs to the access that was given' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
