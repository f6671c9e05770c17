-- What was given, to whom and by whom never changes. It is confirmed, released, withdrawn and takes effect once, and
-- only who decides confirms it. Its person may read of it again.
CREATE OR REPLACE FUNCTION access_grant_moves_forward() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  steps text[] := ARRAY['confirmed_by_id', 'confirmed_at', 'released_at', 'withdrawn_at', 'effective_at'];
  described text[] := ARRAY['address', 'client', 'read_at'];
  before jsonb := to_jsonb(OLD);
  after jsonb := to_jsonb(NEW);
BEGIN
  IF before - steps - described <> after - steps - described
    OR (OLD.effective_at IS NOT NULL AND (OLD.address, OLD.client) IS DISTINCT FROM (NEW.address, NEW.client))
    OR NEW.read_at < OLD.read_at OR (OLD.read_at IS NOT NULL AND NEW.read_at IS NULL)
    OR EXISTS (SELECT FROM unnest(steps) AS step
      WHERE before->>step IS NOT NULL AND after->>step IS DISTINCT FROM before->>step) THEN
    RAISE EXCEPTION 'access that was given keeps its steps' USING ERRCODE = 'HR010';
  END IF;
  IF OLD.confirmed_by_id IS NULL AND NEW.confirmed_by_id IS NOT NULL AND (OLD.withdrawn_at IS NOT NULL OR NOT EXISTS (
    SELECT FROM person WHERE id = NEW.confirmed_by_id AND role_decides(role) AND deactivated_at IS NULL)) THEN
    RAISE EXCEPTION 'a manager or an administrator confirms access that waits' USING ERRCODE = 'HR004';
  END IF;
  IF OLD.effective_at IS NULL AND NEW.effective_at IS NOT NULL THEN NEW.effective_at := clock_timestamp(); END IF;
  RETURN NEW;
END $$;
