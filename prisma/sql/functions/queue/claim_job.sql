-- Leases the oldest job that is due, or whose worker no longer extends its lease, to the caller. `accepted` lists
-- the kinds that the caller works on, each with the part of the payload that it requires. Returns the job, or null
-- when there is none.
CREATE OR REPLACE FUNCTION claim_job(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  claimed job;
BEGIN
  SELECT * INTO claimed FROM job WHERE state IN ('waiting', 'running') AND run_after <= queue_now()
    AND (state = 'waiting' OR leased_until < queue_now())
      AND EXISTS (SELECT FROM jsonb_to_recordset(given->'accepted') AS a(kind text, payload jsonb)
        WHERE a.kind = job.kind AND job.payload @> coalesce(a.payload, '{}'))
    ORDER BY run_after, id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE job SET state = 'running', attempts = attempts + 1, lease = gen_random_uuid(),
    leased_until = queue_now() + make_interval(secs => (given->>'leaseSeconds')::int), progress = NULL
    WHERE id = claimed.id RETURNING * INTO claimed;
  RETURN jsonb_build_object(
    'id', claimed.id,
    'kind', claimed.kind,
    'subject', claimed.subject,
    'payload', claimed.payload,
    'lease', claimed.lease,
    'attempt', claimed.attempts);
END $$;
REVOKE EXECUTE ON FUNCTION claim_job(jsonb) FROM PUBLIC;
