-- Requests an export, with its event and the job that generates it. Without an instant it is as of now. Returns its
-- id, or null when the schedule has already requested this period. With a `fault` it is stored as failed: the owner
-- of the schedule may no longer export.
CREATE OR REPLACE FUNCTION ask_export_file(given jsonb) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  failing text := coalesce(given->>'fault', '');
BEGIN
  IF (given->>'asOf')::timestamptz > ledger_now() THEN
    RAISE EXCEPTION 'an export is as of now or earlier' USING ERRCODE = 'HR003';
  END IF;
  INSERT INTO export_file (id, report, parameters, format, as_of, asked_by_id, asked_at, schedule_id, period, state,
    fault, finished_at)
    VALUES (gen_random_uuid(), given->>'report', given->>'parameters', given->>'format',
      coalesce((given->>'asOf')::timestamptz, ledger_now()), (given->>'askedById')::uuid, ledger_now(),
      (given->>'scheduleId')::uuid, given->>'period', CASE failing WHEN '' THEN 'waiting' ELSE 'failed' END,
      failing, CASE WHEN failing <> '' THEN ledger_now() END)
    ON CONFLICT (schedule_id, period) WHERE schedule_id IS NOT NULL DO NOTHING RETURNING * INTO file;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM tell_export_file(file, CASE failing WHEN '' THEN 'export-file.asked' ELSE 'export-file.failed' END,
    file.asked_by_id, jsonb_strip_nulls(jsonb_build_object(
      'report', file.report,
      'filter', file.parameters,
      'format', file.format,
      'asOf', to_char(file.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'schedule', (SELECT name FROM export_schedule WHERE id = file.schedule_id),
      'period', file.period,
      'fault', nullif(failing, ''))));
  IF file.state = 'waiting' THEN
    PERFORM enqueue_job(jsonb_build_object('kind', 'export-file', 'subject', file.id));
  END IF;
  RETURN file.id;
END $$;
REVOKE EXECUTE ON FUNCTION ask_export_file(jsonb) FROM PUBLIC;
