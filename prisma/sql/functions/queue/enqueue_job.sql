-- Enqueues a job (kind, subject, payload) in the transaction of the caller: it runs after the commit, and never
-- after a rollback. A job of the same kind and subject that has not started yet is not enqueued twice. Returns its
-- id.
CREATE OR REPLACE FUNCTION enqueue_job(given jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  job_id bigint;
BEGIN
  INSERT INTO job (kind, subject, payload, run_after, enqueued_at)
    VALUES (given->>'kind', coalesce(given->>'subject', ''), coalesce(given->'payload', '{}'), queue_now(),
      queue_now())
    ON CONFLICT (kind, subject) WHERE state = 'waiting' AND attempts = 0 AND occurrence IS NULL DO UPDATE
      SET payload = excluded.payload
    RETURNING id INTO job_id;
  RETURN job_id;
END $$;
REVOKE EXECUTE ON FUNCTION enqueue_job(jsonb) FROM PUBLIC;
