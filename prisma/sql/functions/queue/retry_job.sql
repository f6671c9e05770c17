-- Makes a job whose attempt failed wait for the next one. Returns false when it is no longer the caller's job.
CREATE OR REPLACE FUNCTION retry_job(given jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE job SET state = 'waiting', error = given->>'error', lease = NULL, leased_until = NULL,
    run_after = queue_now() + make_interval(secs => (given->>'afterSeconds')::int)
    WHERE id = (given->>'jobId')::bigint AND state = 'running' AND lease = (given->>'lease')::uuid;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION retry_job(jsonb) FROM PUBLIC;
