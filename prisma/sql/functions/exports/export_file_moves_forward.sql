-- A request never changes, a finished file can only be removed or expire, and what has ended stays ended.
CREATE OR REPLACE FUNCTION export_file_moves_forward() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := CASE OLD.state
    WHEN 'waiting' THEN ARRAY['state', 'fault', 'attempts', 'holder', 'held_until', 'finished_at']
    WHEN 'making' THEN ARRAY['state', 'fault', 'attempts', 'holder', 'held_until', 'finished_at', 'row_count',
      'rows_done', 'size', 'filename', 'media_type', 'sha256', 'kept_until']
    WHEN 'ready' THEN ARRAY['state']
    ELSE ARRAY[]::text[] END;
  allowed text[] := CASE OLD.state
    WHEN 'waiting' THEN ARRAY['waiting', 'making', 'failed', 'cancelled']
    WHEN 'making' THEN ARRAY['making', 'ready', 'failed', 'cancelled']
    WHEN 'ready' THEN ARRAY['removed', 'expired']
    ELSE ARRAY[]::text[] END;
BEGIN
  IF NEW.state <> ALL (allowed) OR (to_jsonb(NEW) - moving) <> (to_jsonb(OLD) - moving) THEN
    RAISE EXCEPTION 'an export file moves forward only' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
