-- A deputyship is ended once: by one of the two, by an administrator, or by no one when one of the two leaves or
-- changes role. Nothing else of it changes.
CREATE OR REPLACE FUNCTION deputyship_only_ends() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  ending text[] := ARRAY['ended_at', 'ended_by_id'];
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR to_jsonb(NEW) - ending <> to_jsonb(OLD) - ending THEN
    RAISE EXCEPTION 'a deputyship only ends' USING ERRCODE = 'HR010';
  END IF;
  IF NEW.ended_by_id NOT IN (NEW.person_id, NEW.deputy_id) AND NOT EXISTS (
    SELECT FROM person WHERE id = NEW.ended_by_id AND role = 'administrator' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'one of the two or an administrator ends a deputyship' USING ERRCODE = 'HR004';
  END IF;
  NEW.ended_at := clock_timestamp();
  RETURN NEW;
END $$;
