-- A person cancels an unfinished file with its job, or removes the bytes of a finished one. Returns false where
-- neither is possible.
CREATE OR REPLACE FUNCTION end_export_file(given jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  ending text := given->>'state';
BEGIN
  -- The job first, then the file: its worker locks them in this order.
  IF ending = 'cancelled' THEN PERFORM cancel_jobs('export-file', given->>'id'); END IF;
  UPDATE export_file SET state = ending,
      finished_at = CASE ending WHEN 'cancelled' THEN ledger_now() ELSE finished_at END
    WHERE id = (given->>'id')::uuid AND ((ending = 'cancelled' AND state IN ('waiting', 'making'))
      OR (ending = 'removed' AND state = 'ready')) RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  PERFORM tell_export_file(file, 'export-file.' || ending, (given->>'actorId')::uuid,
    jsonb_strip_nulls(jsonb_build_object('sha256', file.sha256)));
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION end_export_file(jsonb) FROM PUBLIC;
