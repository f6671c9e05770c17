-- Counts an attempt before its password is checked, so that simultaneous attempts cannot all pass before the first is
-- counted. Returns `allowed`, or `locked` when one of its windows is full: such an attempt does not prolong the lock.
-- `via` is stranger, device, session or factor. `end_sign_in_attempt` follows, and takes a correct one out again.
CREATE OR REPLACE FUNCTION begin_sign_in_attempt(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  bound record;
  counted sign_in_window;
BEGIN
  PERFORM lock_sign_in_windows(given);
  FOR bound IN SELECT * FROM sign_in_windows_of(given) LOOP
    SELECT * INTO counted FROM sign_in_window AS w
    WHERE w.scope = bound.scope AND w.account = bound.account AND w.source = bound.source;
    IF counted.began_at <= clock_timestamp() - interval '15 minutes' THEN
      PERFORM close_sign_in_window(counted);
    ELSIF counted.failures >= bound.allowed THEN
      UPDATE sign_in_window AS w SET refusals = w.refusals + 1
      WHERE w.scope = bound.scope AND w.account = bound.account AND w.source = bound.source
      RETURNING * INTO counted;
      IF counted.refusals = 1 THEN
        PERFORM note_sign_in_refusal(counted, NULL, CASE counted.scope
          WHEN 'factor' THEN 'too many incorrect second factors' ELSE 'too many incorrect passwords' END);
      END IF;
      RETURN jsonb_build_object('status', 'locked');
    END IF;
  END LOOP;
  INSERT INTO sign_in_window AS w (scope, account, source, failures)
  SELECT each.scope, each.account, each.source, 1 FROM sign_in_windows_of(given) AS each
  ON CONFLICT (scope, account, source) DO UPDATE SET failures = w.failures + 1;
  RETURN jsonb_build_object('status', 'allowed');
END $$;
REVOKE EXECUTE ON FUNCTION begin_sign_in_attempt(jsonb) FROM PUBLIC;
