-- Marks a file as failed: its bytes are removed, the reason stays. The event is the requester's, or with `byItself`
-- without an actor. Returns false when it is no longer the caller's job.
CREATE OR REPLACE FUNCTION fail_export_file(given jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  IF NOT extend_lease(given) THEN RETURN false; END IF;
  UPDATE export_file SET state = 'failed', held_until = NULL, fault = given->>'fault', finished_at = ledger_now()
    WHERE id = (given->>'id')::uuid AND state IN ('waiting', 'making') RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  PERFORM tell_export_file(file, 'export-file.failed', CASE WHEN (given->>'byItself')::boolean THEN NULL
    ELSE file.asked_by_id END, jsonb_build_object('fault', file.fault));
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION fail_export_file(jsonb) FROM PUBLIC;
