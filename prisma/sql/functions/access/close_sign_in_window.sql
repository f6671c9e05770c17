-- Deletes a window. One event states what was counted in it and not recorded one by one. A window that has no event of
-- its own is added to the window of all, so that the audit trail stays small for any number of accounts and sources.
CREATE OR REPLACE FUNCTION close_sign_in_window(old sign_in_window) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  -- A count states no request as its origin, although an attempt of another person may be what closes the window.
  origin text := coalesce(current_setting('headroom.origin', true), '');
  -- Passwords are counted in the window of their account and source as well.
  wrong int := CASE WHEN old.scope IN ('account', 'source') THEN 0 ELSE old.failures END;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in events', 0));
  DELETE FROM sign_in_window AS w
  WHERE w.scope = old.scope AND w.account = old.account AND w.source = old.source;
  IF NOT FOUND OR wrong + old.refusals = 0 THEN RETURN; END IF;
  PERFORM set_config('headroom.origin', '{"job": "close-sign-in-windows"}', true);
  IF old.scope = 'all' THEN
    PERFORM append_sign_in_refusal(old, NULL, format('%s further refused attempts within 15 minutes', old.refusals));
  ELSIF old.recorded = 0 THEN
    INSERT INTO sign_in_window AS w (scope, account, source, refusals) VALUES ('all', '', '', wrong + old.refusals)
    ON CONFLICT (scope, account, source) DO UPDATE SET refusals = w.refusals + EXCLUDED.refusals;
  ELSIF old.scope = 'provider' AND old.refusals > old.recorded THEN
    PERFORM append_sign_in_refusal(old, NULL, format(
      'within 15 minutes: %s sign-ins of the identity provider refused', old.refusals));
  ELSIF wrong + old.refusals > old.recorded THEN
    PERFORM append_sign_in_refusal(old, NULL, format(
      CASE old.scope
        WHEN 'factor' THEN 'within 15 minutes: %s incorrect second factors, %s attempts refused without a check'
        ELSE 'within 15 minutes: %s incorrect passwords, %s attempts refused without checking the password' END,
      wrong, old.refusals));
  END IF;
  PERFORM set_config('headroom.origin', origin, true);
END $$;
REVOKE EXECUTE ON FUNCTION close_sign_in_window(sign_in_window) FROM PUBLIC;
