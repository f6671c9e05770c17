-- A session can only end. Its end never changes again, and it never passes to another person.
CREATE OR REPLACE FUNCTION session_only_ends() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - 'ended_at') IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at') THEN
    RAISE EXCEPTION 'a session only ends' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
