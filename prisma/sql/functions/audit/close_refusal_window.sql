-- Deletes a window of refused requests. One event states how many followed the first.
CREATE OR REPLACE FUNCTION close_refusal_window(old refusal_window) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  -- A count states no request as its origin, although a later request may be what closes the window.
  origin text := coalesce(current_setting('headroom.origin', true), '');
BEGIN
  DELETE FROM refusal_window AS w
  WHERE w.verb = old.verb AND w.account = old.account
    AND w.target_kind = old.target_kind AND w.target_id = old.target_id;
  IF NOT FOUND OR old.refusals = 1 THEN RETURN; END IF;
  PERFORM set_config('headroom.origin', '{"job": "close-refusal-windows"}', true);
  PERFORM append_audit_event(jsonb_strip_nulls(jsonb_build_object(
    'actorId', nullif(old.account, ''),
    'verb', old.verb,
    'targetKind', old.target_kind,
    'targetId', old.target_id,
    'targetName', old.target_id,
    'reason', format('%s more within 15 minutes', old.refusals - 1),
    'wrote', false)));
  PERFORM set_config('headroom.origin', origin, true);
END $$;
REVOKE EXECUTE ON FUNCTION close_refusal_window(refusal_window) FROM PUBLIC;
