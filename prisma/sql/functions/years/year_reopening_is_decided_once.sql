-- A request to reopen a year is decided once, and nothing else of it changes.
CREATE OR REPLACE FUNCTION year_reopening_is_decided_once() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  decision constant text[] := ARRAY['decided_by_id', 'decided_at', 'confirmed', 'decision_reason'];
BEGIN
  IF OLD.decided_at IS NOT NULL OR (to_jsonb(NEW) - decision) <> (to_jsonb(OLD) - decision) THEN
    RAISE EXCEPTION 'a request to reopen a year is decided once' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
