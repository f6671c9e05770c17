-- Enqueues the job of one instant of a timetable (kind, subject, payload, occurrence), once however many instances
-- request it. A job of the same kind and subject that has not started yet serves this one too. Returns its id, or
-- null when there is nothing to enqueue.
CREATE OR REPLACE FUNCTION enqueue_occurrence(given jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  job_id bigint;
BEGIN
  IF EXISTS (SELECT FROM job WHERE kind = given->>'kind' AND subject = coalesce(given->>'subject', '')
    AND state = 'waiting' AND attempts = 0) THEN RETURN NULL; END IF;
  INSERT INTO job (kind, subject, payload, occurrence, run_after, enqueued_at)
    VALUES (given->>'kind', coalesce(given->>'subject', ''), coalesce(given->'payload', '{}'),
      (given->>'occurrence')::timestamptz, queue_now(), queue_now())
    ON CONFLICT (kind, subject, occurrence) WHERE occurrence IS NOT NULL DO NOTHING RETURNING id INTO job_id;
  RETURN job_id;
END $$;
REVOKE EXECUTE ON FUNCTION enqueue_occurrence(jsonb) FROM PUBLIC;
