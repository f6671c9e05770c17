-- Begins a rescreening of everything stored, with its job, unless one is running or the last one used these versions
-- and no person requests it. Returns the id, or null.
CREATE OR REPLACE FUNCTION begin_re_screening(given jsonb) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  began uuid;
BEGIN
  -- One at a time: the second one sees what the first one began.
  PERFORM pg_advisory_xact_lock(hashtext('headroom re-screening'));
  -- A rescreening with other versions gives way, unless an instance that has them works on it.
  FOR began IN UPDATE re_screening r SET finished_at = ledger_now(), superseded = true WHERE finished_at IS NULL
      AND (places_version <> given->>'placesVersion' OR rules_version <> given->>'rulesVersion')
      AND NOT EXISTS (SELECT FROM job WHERE kind = 're-screening' AND subject = r.id::text AND state = 'running'
        AND leased_until >= queue_now()) RETURNING id LOOP
    PERFORM cancel_jobs('re-screening', began::text);
  END LOOP;
  IF EXISTS (SELECT FROM re_screening WHERE finished_at IS NULL) THEN RETURN NULL; END IF;
  IF given->>'begunById' IS NULL AND EXISTS (
    SELECT FROM (SELECT places_version, rules_version FROM re_screening ORDER BY begun_at DESC LIMIT 1) AS last
    WHERE last.places_version = given->>'placesVersion' AND last.rules_version = given->>'rulesVersion')
      THEN RETURN NULL; END IF;
  INSERT INTO re_screening (id, begun_at, begun_by_id, places_version, rules_version, total)
    VALUES (gen_random_uuid(), ledger_now(), (given->>'begunById')::uuid, given->>'placesVersion',
      given->>'rulesVersion', (given->>'total')::int) RETURNING id INTO began;
  PERFORM append_audit_event(jsonb_build_object(
    'actorId', given->'begunById',
    'verb', 're-screening.begun',
    'targetKind', 're-screening',
    'targetId', began,
    'targetName', 'every stored destination',
    'after', jsonb_build_object(
      'placesVersion', given->'placesVersion',
      'rulesVersion', given->'rulesVersion',
      'destinations', given->'total')::text));
  PERFORM enqueue_job(jsonb_build_object(
    'kind', 're-screening',
    'subject', began,
    'payload', jsonb_build_object(
      'placesVersion', given->'placesVersion',
      'rulesVersion', given->'rulesVersion')));
  RETURN began;
END $$;
REVOKE EXECUTE ON FUNCTION begin_re_screening(jsonb) FROM PUBLIC;
