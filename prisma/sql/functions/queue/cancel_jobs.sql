-- Cancels the waiting and running jobs of a kind about a subject; a worker notices when it next extends its lease.
-- Returns how many.
CREATE OR REPLACE FUNCTION cancel_jobs(job_kind text, job_subject text) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  cancelled int;
BEGIN
  UPDATE job SET state = 'cancelled', lease = NULL, leased_until = NULL, finished_at = queue_now()
    WHERE kind = job_kind AND subject = job_subject AND state IN ('waiting', 'running');
  GET DIAGNOSTICS cancelled = ROW_COUNT;
  RETURN cancelled;
END $$;
REVOKE EXECUTE ON FUNCTION cancel_jobs(text, text) FROM PUBLIC;
