-- Ends a job as `succeeded` or `failed`. Returns false when it is no longer the caller's job.
CREATE OR REPLACE FUNCTION finish_job(given jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE job SET state = given->>'state', error = coalesce(given->>'error', ''), lease = NULL, leased_until = NULL,
    finished_at = queue_now()
    WHERE id = (given->>'jobId')::bigint AND state = 'running' AND lease = (given->>'lease')::uuid;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION finish_job(jsonb) FROM PUBLIC;
