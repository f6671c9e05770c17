-- Stores one batch of a rescreening (id, jobId, lease, ...): its new hits as cases, the counts, and its progress,
-- all or nothing. Returns false when it is no longer the caller's job or the batch does not begin at the stored
-- progress: nothing is written then, and nothing is written twice. The event of a hit names its case, whose id is
-- not that of the target.
CREATE OR REPLACE FUNCTION store_re_screened(batch jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  run re_screening;
  hit record;
  opened uuid;
  hits int := 0;
BEGIN
  SELECT * INTO run FROM re_screening WHERE id = (batch->>'id')::uuid FOR UPDATE;
  IF NOT FOUND OR run.finished_at IS NOT NULL OR run.source <> batch->>'fromSource'
    OR run.after_key <> batch->>'fromKey' OR NOT extend_lease(batch) THEN
    RETURN false;
  END IF;
  FOR hit IN SELECT * FROM jsonb_to_recordset(batch->'hits') AS h(
    "subject" text, "paymentId" uuid, "position" int, "screeningListId" uuid, "companyId" uuid,
    "destination" jsonb, "folded" text, "outcome" "FindingOutcome", "verdict" jsonb, "name" text,
    "before" "FindingOutcome") LOOP
    -- A hit is new when it is more severe than the stored outcome and than the newest case about the same
    -- destination.
    CONTINUE WHEN EXISTS (SELECT FROM (SELECT outcome FROM screening_case WHERE subject = hit.subject
      ORDER BY opened_at DESC LIMIT 1) AS newest WHERE newest.outcome >= hit.outcome);
    INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, screening_list_id,
      re_screening_id, company_id, destination, folded, outcome, verdict)
      VALUES (gen_random_uuid(), ledger_now(), 're-screening', hit."subject", hit."paymentId", hit."position",
        hit."screeningListId", run.id, hit."companyId", hit."destination", hit."folded", hit."outcome", hit."verdict")
        RETURNING id INTO opened;
    PERFORM append_audit_event(jsonb_build_object(
      'actorId', NULL,
      'verb', 'screening-case.opened',
      'targetKind', 'screening-case',
      'targetId', hit."subject",
      'targetName', hit."name",
      'companyId', hit."companyId",
      'rows', jsonb_build_array(jsonb_build_object('table', 'screening_case', 'id', opened)),
      'before', jsonb_build_object('outcome', hit."before")::text,
      'after', jsonb_build_object(
        'outcome', hit."outcome",
        'placesVersion', run.places_version,
        'rulesVersion', run.rules_version)::text));
    hits := hits + 1;
  END LOOP;
  UPDATE re_screening SET
      done = run.done + (batch->>'count')::int,
      total = greatest(total, run.done + (batch->>'count')::int),
      clear_count = clear_count + (batch->>'clear')::int,
      review_count = review_count + (batch->>'review')::int,
      blocked_count = blocked_count + (batch->>'blocked')::int,
      hit_count = hit_count + hits,
      source = batch->>'toSource',
      after_key = batch->>'toKey',
      finished_at = CASE WHEN (batch->>'finished')::boolean THEN ledger_now() END
    WHERE id = run.id RETURNING * INTO run;
  IF run.finished_at IS NOT NULL THEN
    PERFORM append_audit_event(jsonb_build_object(
      'actorId', NULL,
      'verb', 're-screening.finished',
      'targetKind', 're-screening',
      'targetId', run.id,
      'targetName', 'every stored destination',
      'after', jsonb_build_object(
        'destinations', run.done,
        'clear', run.clear_count,
        'review', run.review_count,
        'blocked', run.blocked_count,
        'newHits', run.hit_count)::text));
  END IF;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION store_re_screened(jsonb) FROM PUBLIC;
