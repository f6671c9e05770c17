-- One queue for everything that runs in the background. It replaces the leases, attempts and holders that export files and runs of the screening each had. The columns of
-- those in export_file and re_screening stay: the hashes of rows in older events cover them.

CREATE TABLE job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind <> ''),
  -- The record that the job is about, or '': a job that has not started yet is not enqueued twice.
  subject text NOT NULL DEFAULT '',
  payload jsonb NOT NULL DEFAULT '{}',
  -- The instant of its timetable that a recurring job is for: one job for each, however many instances enqueue it.
  occurrence timestamptz(3),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'succeeded', 'failed', 'cancelled')),
  run_after timestamptz(3) NOT NULL,
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Drawn anew by each claim: a worker that lost its lease can write nothing more.
  lease uuid,
  leased_until timestamptz(3),
  progress jsonb,
  -- Why the last attempt failed.
  error text NOT NULL DEFAULT '',
  enqueued_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  CONSTRAINT job_runs_under_a_lease CHECK ((state = 'running') = (lease IS NOT NULL) AND (state = 'running') = (leased_until IS NOT NULL)),
  CONSTRAINT job_finishes_at_an_instant CHECK ((state IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL))
);
CREATE UNIQUE INDEX job_waits_once ON job (kind, subject) WHERE state = 'waiting' AND attempts = 0 AND occurrence IS NULL;
CREATE UNIQUE INDEX job_once_for_an_occurrence ON job (kind, subject, occurrence) WHERE occurrence IS NOT NULL;
CREATE INDEX job_due ON job (run_after, id) WHERE state IN ('waiting', 'running');
CREATE INDEX job_of_a_subject ON job (kind, subject) WHERE state IN ('waiting', 'running');
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- The clock of the queue. Leases end by real time, whatever instant a demo is set to.
CREATE FUNCTION queue_now() RETURNS timestamptz LANGUAGE sql VOLATILE RETURN date_trunc('milliseconds', clock_timestamp());

-- Enqueues a job (kind, subject, payload) in the transaction of the caller: it runs once that has committed, and never when it rolls back. A job of the same kind and
-- subject that has not started yet is not enqueued twice; it cannot start before the caller has committed. Returns its id.
CREATE FUNCTION enqueue_job(given jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  job_id bigint;
BEGIN
  INSERT INTO job (kind, subject, payload, run_after, enqueued_at)
    VALUES (given->>'kind', coalesce(given->>'subject', ''), coalesce(given->'payload', '{}'), queue_now(), queue_now())
    ON CONFLICT (kind, subject) WHERE state = 'waiting' AND attempts = 0 AND occurrence IS NULL DO UPDATE SET payload = excluded.payload
    RETURNING id INTO job_id;
  RETURN job_id;
END $$;

-- Enqueues the job of one instant of a timetable (kind, subject, payload, occurrence), once however many instances ask. A job of the same kind and subject that has not
-- started yet stands for this one too. Returns its id, or null when there is nothing to enqueue.
CREATE FUNCTION enqueue_occurrence(given jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  job_id bigint;
BEGIN
  IF EXISTS (SELECT FROM job WHERE kind = given->>'kind' AND subject = coalesce(given->>'subject', '') AND state = 'waiting' AND attempts = 0) THEN RETURN NULL; END IF;
  INSERT INTO job (kind, subject, payload, occurrence, run_after, enqueued_at)
    VALUES (given->>'kind', coalesce(given->>'subject', ''), coalesce(given->'payload', '{}'), (given->>'occurrence')::timestamptz, queue_now(), queue_now())
    ON CONFLICT (kind, subject, occurrence) WHERE occurrence IS NOT NULL DO NOTHING RETURNING id INTO job_id;
  RETURN job_id;
END $$;

-- Leases the oldest job that is due, or whose worker no longer extends its lease, to the caller. `accepted` lists the kinds that the caller works on, each with the part of
-- the payload that it requires. Returns the job, or null when there is none.
CREATE FUNCTION claim_job(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  claimed job;
BEGIN
  SELECT * INTO claimed FROM job WHERE state IN ('waiting', 'running') AND run_after <= queue_now() AND (state = 'waiting' OR leased_until < queue_now())
      AND EXISTS (SELECT FROM jsonb_to_recordset(given->'accepted') AS a(kind text, payload jsonb) WHERE a.kind = job.kind AND job.payload @> coalesce(a.payload, '{}'))
    ORDER BY run_after, id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE job SET state = 'running', attempts = attempts + 1, lease = gen_random_uuid(), leased_until = queue_now() + make_interval(secs => (given->>'leaseSeconds')::int), progress = NULL
    WHERE id = claimed.id RETURNING * INTO claimed;
  RETURN jsonb_build_object('id', claimed.id, 'kind', claimed.kind, 'subject', claimed.subject, 'payload', claimed.payload, 'lease', claimed.lease, 'attempt', claimed.attempts);
END $$;

-- Extends a lease and stores the progress. False when the job is not the caller's any more: cancelled, or taken over. A function that writes what a job makes calls it
-- first: until the end of its transaction nobody can take the job over.
CREATE FUNCTION extend_lease(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE job SET leased_until = queue_now() + make_interval(secs => coalesce((given->>'leaseSeconds')::int, 30)), progress = coalesce(given->'progress', progress)
    WHERE id = (given->>'jobId')::bigint AND state = 'running' AND lease = (given->>'lease')::uuid;
  RETURN FOUND;
END $$;

-- Ends a job as `succeeded` or `failed`. False when it is not the caller's any more.
CREATE FUNCTION finish_job(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE job SET state = given->>'state', error = coalesce(given->>'error', ''), lease = NULL, leased_until = NULL, finished_at = queue_now()
    WHERE id = (given->>'jobId')::bigint AND state = 'running' AND lease = (given->>'lease')::uuid;
  RETURN FOUND;
END $$;

-- Has a job whose attempt failed wait for its next one. False when it is not the caller's any more.
CREATE FUNCTION retry_job(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE job SET state = 'waiting', error = given->>'error', lease = NULL, leased_until = NULL, run_after = queue_now() + make_interval(secs => (given->>'afterSeconds')::int)
    WHERE id = (given->>'jobId')::bigint AND state = 'running' AND lease = (given->>'lease')::uuid;
  RETURN FOUND;
END $$;

-- Cancels what waits or runs of a kind about a subject; its worker notices at the next extension of its lease. Returns how many jobs that were.
CREATE FUNCTION cancel_jobs(job_kind text, job_subject text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  cancelled int;
BEGIN
  UPDATE job SET state = 'cancelled', lease = NULL, leased_until = NULL, finished_at = queue_now() WHERE kind = job_kind AND subject = job_subject AND state IN ('waiting', 'running');
  GET DIAGNOSTICS cancelled = ROW_COUNT;
  RETURN cancelled;
END $$;

-- Deletes jobs that finished more than a week ago: what they did is in the ledger and the audit trail. Returns how many.
CREATE FUNCTION delete_finished_jobs() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  deleted int;
BEGIN
  DELETE FROM job WHERE finished_at < queue_now() - interval '7 days';
  GET DIAGNOSTICS deleted = ROW_COUNT;
  RETURN deleted;
END $$;

-- Requests an export, with its event and the job that makes it. Without an instant it is as of now. Returns its id; null when the schedule has requested this period already.
-- A `fault` stores it as failed: a schedule whose owner may not export any more.
CREATE OR REPLACE FUNCTION ask_export_file(given jsonb) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  failing text := coalesce(given->>'fault', '');
BEGIN
  IF (given->>'asOf')::timestamptz > ledger_now() THEN RAISE EXCEPTION 'an export is as of now or earlier' USING ERRCODE = 'HR003'; END IF;
  INSERT INTO export_file (id, report, parameters, format, as_of, asked_by_id, asked_at, schedule_id, period, state, fault, finished_at)
    VALUES (gen_random_uuid(), given->>'report', given->>'parameters', given->>'format', coalesce((given->>'asOf')::timestamptz, ledger_now()), (given->>'askedById')::uuid,
      ledger_now(), (given->>'scheduleId')::uuid, given->>'period', CASE failing WHEN '' THEN 'waiting' ELSE 'failed' END, failing, CASE WHEN failing <> '' THEN ledger_now() END)
    ON CONFLICT (schedule_id, period) WHERE schedule_id IS NOT NULL DO NOTHING RETURNING * INTO file;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM tell_export_file(file, CASE failing WHEN '' THEN 'export-file.asked' ELSE 'export-file.failed' END, file.asked_by_id, jsonb_strip_nulls(jsonb_build_object(
    'report', file.report, 'filter', file.parameters, 'format', file.format, 'asOf', to_char(file.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'schedule', (SELECT name FROM export_schedule WHERE id = file.schedule_id), 'period', file.period, 'fault', nullif(failing, ''))));
  IF file.state = 'waiting' THEN PERFORM enqueue_job(jsonb_build_object('kind', 'export-file', 'subject', file.id)); END IF;
  RETURN file.id;
END $$;

DROP FUNCTION hold_export_file(jsonb), keep_hold_of_export_file(jsonb), keep_export_chunk(uuid, text, bigint, int, int, boolean, bytea);

-- Starts to generate a file (id, jobId, lease) from its beginning. Returns what was requested; null when it is finished, cancelled or not the caller's job.
CREATE FUNCTION start_export_file(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  IF NOT extend_lease(given) THEN RETURN NULL; END IF;
  UPDATE export_file SET state = 'making' WHERE id = (given->>'id')::uuid AND state = 'waiting';
  UPDATE export_file SET size = 0, rows_done = 0, row_count = NULL WHERE id = (given->>'id')::uuid AND state = 'making' RETURNING * INTO file;
  IF NOT FOUND THEN RETURN NULL; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  RETURN jsonb_build_object('id', file.id, 'report', file.report, 'parameters', file.parameters, 'format', file.format, 'askedById', file.asked_by_id,
    'asOf', to_char(file.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
END $$;

-- Stores the next piece of a file (id, jobId, lease, begins, length, place). False when it is not the caller's job any more, or the piece does not begin where the file ends.
CREATE FUNCTION store_export_chunk(given jsonb, packed boolean, bytes bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT extend_lease(given) THEN RETURN false; END IF;
  UPDATE export_file SET size = size + (given->>'length')::int WHERE id = (given->>'id')::uuid AND state = 'making' AND size = (given->>'begins')::bigint;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO export_file_chunk (export_file_id, place, packed, bytes)
    VALUES ((given->>'id')::uuid, (given->>'place')::int, store_export_chunk.packed, store_export_chunk.bytes);
  RETURN true;
END $$;

-- The file is complete: from now on it can be downloaded, for ninety days. False when it is not the caller's job any more, or not of that size.
CREATE OR REPLACE FUNCTION finish_export_file(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  IF NOT extend_lease(given) THEN RETURN false; END IF;
  UPDATE export_file SET state = 'ready', held_until = NULL, filename = given->>'filename', media_type = given->>'mediaType', sha256 = given->>'sha256',
      row_count = (given->>'rowCount')::bigint, rows_done = (given->>'rowCount')::bigint, finished_at = ledger_now(), kept_until = ledger_now() + interval '90 days'
    WHERE id = (given->>'id')::uuid AND state = 'making' AND size = (given->>'size')::bigint RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM tell_export_file(file, 'export-file.made', file.asked_by_id, jsonb_build_object('rows', file.row_count, 'bytes', file.size, 'sha256', file.sha256,
    'keptUntil', to_char(file.kept_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')));
  RETURN true;
END $$;

-- The file failed to generate: its pieces are deleted, the reason stays. The event is the requester's, or with `byItself` nobody's. False when it is not the caller's job any more.
CREATE OR REPLACE FUNCTION fail_export_file(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  IF NOT extend_lease(given) THEN RETURN false; END IF;
  UPDATE export_file SET state = 'failed', held_until = NULL, fault = given->>'fault', finished_at = ledger_now()
    WHERE id = (given->>'id')::uuid AND state IN ('waiting', 'making') RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  PERFORM tell_export_file(file, 'export-file.failed', CASE WHEN (given->>'byItself')::boolean THEN NULL ELSE file.asked_by_id END, jsonb_build_object('fault', file.fault));
  RETURN true;
END $$;

-- A person cancels what is not finished, with its job, or removes the bytes of what is. False when there is nothing to cancel or remove.
CREATE OR REPLACE FUNCTION end_export_file(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  ending text := given->>'state';
BEGIN
  -- The job first, then the file: its worker takes them in this order.
  IF ending = 'cancelled' THEN PERFORM cancel_jobs('export-file', given->>'id'); END IF;
  UPDATE export_file SET state = ending, finished_at = CASE ending WHEN 'cancelled' THEN ledger_now() ELSE finished_at END
    WHERE id = (given->>'id')::uuid AND ((ending = 'cancelled' AND state IN ('waiting', 'making')) OR (ending = 'removed' AND state = 'ready')) RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  PERFORM tell_export_file(file, 'export-file.' || ending, (given->>'actorId')::uuid, jsonb_strip_nulls(jsonb_build_object('sha256', file.sha256)));
  RETURN true;
END $$;

-- Begins a run over everything stored, with its job, unless one is under way or the last one used these versions and nobody requests it again. Returns the id, or null.
CREATE OR REPLACE FUNCTION begin_re_screening(given jsonb) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  began uuid;
BEGIN
  -- One at a time: the second one sees what the first one began.
  PERFORM pg_advisory_xact_lock(hashtext('headroom re-screening'));
  -- A run of other versions gives way, unless an instance that has them works on it.
  FOR began IN UPDATE re_screening r SET finished_at = ledger_now(), superseded = true WHERE finished_at IS NULL
      AND (places_version <> given->>'placesVersion' OR rules_version <> given->>'rulesVersion')
      AND NOT EXISTS (SELECT FROM job WHERE kind = 're-screening' AND subject = r.id::text AND state = 'running' AND leased_until >= queue_now()) RETURNING id LOOP
    PERFORM cancel_jobs('re-screening', began::text);
  END LOOP;
  IF EXISTS (SELECT FROM re_screening WHERE finished_at IS NULL) THEN RETURN NULL; END IF;
  IF given->>'begunById' IS NULL AND EXISTS (
    SELECT FROM (SELECT places_version, rules_version FROM re_screening ORDER BY begun_at DESC LIMIT 1) AS last
    WHERE last.places_version = given->>'placesVersion' AND last.rules_version = given->>'rulesVersion') THEN RETURN NULL; END IF;
  INSERT INTO re_screening (id, begun_at, begun_by_id, places_version, rules_version, total)
    VALUES (gen_random_uuid(), ledger_now(), (given->>'begunById')::uuid, given->>'placesVersion', given->>'rulesVersion', (given->>'total')::int) RETURNING id INTO began;
  PERFORM append_audit_event(jsonb_build_object('actorId', given->'begunById', 'verb', 're-screening.begun', 'targetKind', 're-screening', 'targetId', began,
    'targetName', 'every stored destination', 'after', jsonb_build_object('placesVersion', given->'placesVersion', 'rulesVersion', given->'rulesVersion', 'destinations', given->'total')::text));
  PERFORM enqueue_job(jsonb_build_object('kind', 're-screening', 'subject', began, 'payload', jsonb_build_object('placesVersion', given->'placesVersion', 'rulesVersion', given->'rulesVersion')));
  RETURN began;
END $$;

DROP FUNCTION hold_re_screening(jsonb), keep_re_screened(jsonb);

-- Stores one batch (id, jobId, lease, ...): its new hits as cases, the counts, and the position of the run, all or nothing. False when it is not the caller's job any more, or
-- the batch does not begin at the position of the run: nothing is written then, and nothing is written twice.
CREATE FUNCTION store_re_screened(batch jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  run re_screening;
  hit record;
  opened uuid;
  hits int := 0;
BEGIN
  SELECT * INTO run FROM re_screening WHERE id = (batch->>'id')::uuid FOR UPDATE;
  IF NOT FOUND OR run.finished_at IS NOT NULL OR run.source <> batch->>'fromSource' OR run.after_key <> batch->>'fromKey' OR NOT extend_lease(batch) THEN RETURN false; END IF;
  FOR hit IN SELECT * FROM jsonb_to_recordset(batch->'hits') AS h("subject" text, "paymentId" uuid, "position" int, "screeningListId" uuid, "companyId" uuid,
    "destination" jsonb, "folded" text, "outcome" "FindingOutcome", "verdict" jsonb, "name" text, "before" "FindingOutcome") LOOP
    -- A hit is new when it is worse than what was stored and than the newest case about the same destination.
    CONTINUE WHEN EXISTS (SELECT FROM (SELECT outcome FROM screening_case WHERE subject = hit.subject ORDER BY opened_at DESC LIMIT 1) AS newest WHERE newest.outcome >= hit.outcome);
    INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, screening_list_id, re_screening_id, company_id, destination, folded, outcome, verdict)
      VALUES (gen_random_uuid(), ledger_now(), 're-screening', hit."subject", hit."paymentId", hit."position", hit."screeningListId", run.id, hit."companyId", hit."destination", hit."folded", hit."outcome", hit."verdict") RETURNING id INTO opened;
    PERFORM append_audit_event(jsonb_build_object('actorId', NULL, 'verb', 'screening-case.opened', 'targetKind', 'screening-case', 'targetId', hit."subject", 'targetName', hit."name",
      'companyId', hit."companyId", 'rows', jsonb_build_array(jsonb_build_object('table', 'screening_case', 'id', opened)), 'before', jsonb_build_object('outcome', hit."before")::text,
      'after', jsonb_build_object('outcome', hit."outcome", 'placesVersion', run.places_version, 'rulesVersion', run.rules_version)::text));
    hits := hits + 1;
  END LOOP;
  UPDATE re_screening SET done = run.done + (batch->>'count')::int, total = greatest(total, run.done + (batch->>'count')::int),
    clear_count = clear_count + (batch->>'clear')::int, review_count = review_count + (batch->>'review')::int, blocked_count = blocked_count + (batch->>'blocked')::int,
    hit_count = hit_count + hits, source = batch->>'toSource', after_key = batch->>'toKey',
    finished_at = CASE WHEN (batch->>'finished')::boolean THEN ledger_now() END WHERE id = run.id RETURNING * INTO run;
  IF run.finished_at IS NOT NULL THEN
    PERFORM append_audit_event(jsonb_build_object('actorId', NULL, 'verb', 're-screening.finished', 'targetKind', 're-screening', 'targetId', run.id, 'targetName', 'every stored destination',
      'after', jsonb_build_object('destinations', run.done, 'clear', run.clear_count, 'review', run.review_count, 'blocked', run.blocked_count, 'newHits', run.hit_count)::text));
  END IF;
  RETURN true;
END $$;

-- What was under way continues in the queue, in the order in which it was requested.
INSERT INTO job (kind, subject, run_after, enqueued_at)
  SELECT 'export-file', id::text, least(asked_at, queue_now()), queue_now() FROM export_file WHERE state IN ('waiting', 'making') ORDER BY asked_at, id;
INSERT INTO job (kind, subject, payload, run_after, enqueued_at)
  SELECT 're-screening', id::text, jsonb_build_object('placesVersion', places_version, 'rulesVersion', rules_version), queue_now(), queue_now() FROM re_screening WHERE finished_at IS NULL;

REVOKE EXECUTE ON FUNCTION queue_now(), enqueue_job(jsonb), enqueue_occurrence(jsonb), claim_job(jsonb), extend_lease(jsonb), finish_job(jsonb), retry_job(jsonb), cancel_jobs(text, text),
  delete_finished_jobs(), start_export_file(jsonb), store_export_chunk(jsonb, boolean, bytea), store_re_screened(jsonb) FROM PUBLIC;
DELETE FROM application_privilege WHERE privilege LIKE '%hold_export_file%' OR privilege LIKE '%hold_re_screening%';
INSERT INTO application_privilege (privilege) VALUES
  ('EXECUTE ON FUNCTION enqueue_job(jsonb), enqueue_occurrence(jsonb), claim_job(jsonb), extend_lease(jsonb), finish_job(jsonb), retry_job(jsonb), cancel_jobs(text, text), delete_finished_jobs()'),
  ('EXECUTE ON FUNCTION ask_export_file(jsonb), start_export_file(jsonb), store_export_chunk(jsonb, boolean, bytea)'),
  ('EXECUTE ON FUNCTION begin_re_screening(jsonb), store_re_screened(jsonb)');
