-- Raises HR004 unless the person is an active manager. `does` completes the sentence "a manager ...".
CREATE OR REPLACE FUNCTION require_manager(actor uuid, act text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = actor AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager %', act USING ERRCODE = 'HR004';
  END IF;
END $$;
