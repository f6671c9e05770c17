-- Starts to generate a file (id, jobId, lease) from its beginning. Returns the request, or null when it is finished,
-- cancelled or no longer the caller's job.
CREATE OR REPLACE FUNCTION start_export_file(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  IF NOT extend_lease(given) THEN RETURN NULL; END IF;
  UPDATE export_file SET state = 'making' WHERE id = (given->>'id')::uuid AND state = 'waiting';
  UPDATE export_file SET size = 0, rows_done = 0, row_count = NULL WHERE id = (given->>'id')::uuid
    AND state = 'making' RETURNING * INTO file;
  IF NOT FOUND THEN RETURN NULL; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  RETURN jsonb_build_object(
    'id', file.id,
    'report', file.report,
    'parameters', file.parameters,
    'format', file.format,
    'askedById', file.asked_by_id,
    'asOf', to_char(file.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
END $$;
REVOKE EXECUTE ON FUNCTION start_export_file(jsonb) FROM PUBLIC;
