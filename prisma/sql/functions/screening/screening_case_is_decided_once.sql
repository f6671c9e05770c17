-- A case is decided once, and nothing else of it changes.
CREATE OR REPLACE FUNCTION screening_case_is_decided_once() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.source = 'payment' AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the case of a payment is decided with the payment' USING ERRCODE = 'HR003';
  END IF;
  IF OLD.decided_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY['decision', 'reason', 'decided_by_id',
    'decided_at']) <> (to_jsonb(OLD) - ARRAY['decision', 'reason', 'decided_by_id', 'decided_at']) THEN
    RAISE EXCEPTION 'a screening case is decided once' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
