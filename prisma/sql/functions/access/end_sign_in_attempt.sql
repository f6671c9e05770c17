-- The second half of an attempt that `begin_sign_in_attempt` allowed. A correct password is taken out of the count. The
-- first incorrect one of a window is an event at once; further ones are counted.
CREATE OR REPLACE FUNCTION end_sign_in_attempt(given jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted sign_in_window;
BEGIN
  PERFORM lock_sign_in_windows(given);
  IF (given->>'correct')::boolean THEN
    UPDATE sign_in_window AS w SET failures = greatest(w.failures - 1, 0)
    FROM sign_in_windows_of(given) AS each
    WHERE w.scope = each.scope AND w.account = each.account AND w.source = each.source;
    RETURN;
  END IF;
  SELECT w.* INTO counted
  FROM sign_in_window AS w JOIN sign_in_windows_of(given) AS each
    ON w.scope = each.scope AND w.account = each.account AND w.source = each.source
  WHERE w.scope IN ('account_and_source', 'device', 'session', 'factor');
  IF counted.recorded = 0 THEN PERFORM note_sign_in_refusal(counted, (given->>'actorId')::uuid, ''); END IF;
END $$;
REVOKE EXECUTE ON FUNCTION end_sign_in_attempt(jsonb) FROM PUBLIC;
