-- Counts a request that was refused. The first of a person for a target within fifteen minutes is an event at once,
-- further ones are stated when the window closes, so that no one fills the audit trail. Requests of other sites are
-- one window together: `account` is empty for them.
CREATE OR REPLACE FUNCTION count_refusal(given jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted refusal_window;
  named text := CASE WHEN given->>'verb' = 'permission.refused' THEN given->>'actorId' ELSE '' END;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('refusals ' || named, 0));
  SELECT * INTO counted FROM refusal_window AS w
  WHERE w.verb = given->>'verb' AND w.account = named
    AND w.target_kind = given->>'targetKind' AND w.target_id = given->>'targetId';
  IF counted.began_at <= clock_timestamp() - interval '15 minutes' THEN PERFORM close_refusal_window(counted); END IF;
  INSERT INTO refusal_window AS w (verb, account, target_kind, target_id)
  VALUES (given->>'verb', named, given->>'targetKind', given->>'targetId')
  ON CONFLICT (verb, account, target_kind, target_id) DO UPDATE SET refusals = w.refusals + 1
  RETURNING * INTO counted;
  IF counted.refusals = 1 THEN
    PERFORM append_audit_event(jsonb_strip_nulls(jsonb_build_object(
      'actorId', given->>'actorId',
      'verb', counted.verb,
      'targetKind', counted.target_kind,
      'targetId', counted.target_id,
      'targetName', counted.target_id,
      'after', given->>'after',
      'wrote', false)));
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION count_refusal(jsonb) FROM PUBLIC;
