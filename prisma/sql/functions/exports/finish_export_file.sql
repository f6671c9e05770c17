-- The file is complete and can be downloaded for ninety days. Returns false when it is no longer the caller's job,
-- or the size differs.
CREATE OR REPLACE FUNCTION finish_export_file(given jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  IF NOT extend_lease(given) THEN RETURN false; END IF;
  UPDATE export_file SET state = 'ready', held_until = NULL, filename = given->>'filename',
    media_type = given->>'mediaType', sha256 = given->>'sha256',
      row_count = (given->>'rowCount')::bigint, rows_done = (given->>'rowCount')::bigint, finished_at = ledger_now(),
        kept_until = ledger_now() + interval '90 days'
    WHERE id = (given->>'id')::uuid AND state = 'making' AND size = (given->>'size')::bigint RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM tell_export_file(file, 'export-file.made', file.asked_by_id,
    jsonb_build_object(
      'rows', file.row_count,
      'bytes', file.size,
      'sha256', file.sha256,
      'keptUntil', to_char(file.kept_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')));
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION finish_export_file(jsonb) FROM PUBLIC;
