-- A request to void is decided once, and nothing else of it changes.
CREATE OR REPLACE FUNCTION void_request_is_decided_once() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decided_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY['decided_by_id', 'decided_at', 'confirmed',
    'decision_reason']) <> (to_jsonb(OLD) - ARRAY['decided_by_id', 'decided_at', 'confirmed', 'decision_reason']) THEN
    RAISE EXCEPTION 'a request to void is decided once' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
