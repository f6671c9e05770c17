-- Counts a sign-in that was refused after the provider answered. The first of an account within fifteen minutes is an
-- event at once, further ones are stated when the window closes. `account` is empty where the answer of the provider
-- was not accepted, so that no one learns anything from it and all of those are one window.
CREATE OR REPLACE FUNCTION count_provider_refusal(given jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted sign_in_window;
  named text := left(given->>'account', 320);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in account ' || named, 0));
  SELECT * INTO counted FROM sign_in_window AS w WHERE w.scope = 'provider' AND w.account = named AND w.source = '';
  IF counted.began_at <= clock_timestamp() - interval '15 minutes' THEN PERFORM close_sign_in_window(counted); END IF;
  INSERT INTO sign_in_window AS w (scope, account, source, refusals) VALUES ('provider', named, '', 1)
  ON CONFLICT (scope, account, source) DO UPDATE SET refusals = w.refusals + 1
  RETURNING * INTO counted;
  IF counted.recorded = 0 THEN
    PERFORM note_sign_in_refusal(counted, (given->>'actorId')::uuid, given->>'reason');
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION count_provider_refusal(jsonb) FROM PUBLIC;
