-- Extends a lease and stores the progress. Returns false when it is no longer the caller's job: cancelled, or taken
-- over. A function that writes what a job produces calls it first: no other worker can take the job over until the
-- end of its transaction.
CREATE OR REPLACE FUNCTION extend_lease(given jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE job SET leased_until = queue_now() + make_interval(secs => coalesce((given->>'leaseSeconds')::int, 30)),
    progress = coalesce(given->'progress', progress)
    WHERE id = (given->>'jobId')::bigint AND state = 'running' AND lease = (given->>'lease')::uuid;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION extend_lease(jsonb) FROM PUBLIC;
