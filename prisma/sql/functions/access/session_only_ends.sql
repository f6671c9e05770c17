-- A session is seen, never earlier than before and never in the future, and ends once. So is its second factor given.
-- Nothing else of it changes, and it never passes to another person.
CREATE OR REPLACE FUNCTION session_only_ends() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  changing text[] := ARRAY['ended_at', 'last_seen_at', 'address', 'factor_at'];
BEGIN
  IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - changing) IS DISTINCT FROM (to_jsonb(OLD) - changing)
    OR NEW.last_seen_at < OLD.last_seen_at OR NEW.last_seen_at > clock_timestamp()
    OR NEW.factor_at > clock_timestamp() OR NEW.factor_at < OLD.factor_at
    OR (NEW.factor_at IS NULL AND OLD.factor_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a session only ends' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
