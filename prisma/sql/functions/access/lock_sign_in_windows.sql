-- Holds what an attempt is counted in until the transaction ends, so that simultaneous attempts are counted one by one.
-- Always in the same order: the source, the account, then the events.
CREATE OR REPLACE FUNCTION lock_sign_in_windows(given jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF given->>'via' = 'stranger' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('sign-in source ' || (given->>'source'), 0));
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in account ' || (given->>'account'), 0));
END $$;
REVOKE EXECUTE ON FUNCTION lock_sign_in_windows(jsonb) FROM PUBLIC;
