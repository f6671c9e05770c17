-- Records a refused sign-in by an event of its own, up to a hundred of all within fifteen minutes. Further ones are
-- counted, and stated when their window closes.
CREATE OR REPLACE FUNCTION note_sign_in_refusal(counted sign_in_window, actor_id uuid, reason text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  overall sign_in_window;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in events', 0));
  SELECT * INTO overall FROM sign_in_window AS w WHERE w.scope = 'all';
  IF overall.began_at <= clock_timestamp() - interval '15 minutes' THEN
    PERFORM close_sign_in_window(overall);
    overall := NULL;
  END IF;
  IF overall.recorded >= 100 THEN RETURN; END IF;
  INSERT INTO sign_in_window AS w (scope, account, source, recorded) VALUES ('all', '', '', 1)
  ON CONFLICT (scope, account, source) DO UPDATE SET recorded = w.recorded + 1;
  UPDATE sign_in_window AS w SET recorded = w.recorded + 1
  WHERE w.scope = counted.scope AND w.account = counted.account AND w.source = counted.source;
  PERFORM append_sign_in_refusal(counted, actor_id, reason);
END $$;
REVOKE EXECUTE ON FUNCTION note_sign_in_refusal(sign_in_window, uuid, text) FROM PUBLIC;
