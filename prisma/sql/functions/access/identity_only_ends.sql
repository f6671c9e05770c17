-- An identity is ended once. Nothing else of it changes, and it never passes to another person.
CREATE OR REPLACE FUNCTION identity_only_ends() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - 'ended_at') IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at') THEN
    RAISE EXCEPTION 'an identity only ends' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
