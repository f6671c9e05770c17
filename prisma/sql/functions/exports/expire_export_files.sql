-- Removes the bytes of expired files and keeps their rows. Returns how many.
CREATE OR REPLACE FUNCTION expire_export_files() RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  expired int := 0;
BEGIN
  FOR file IN SELECT * FROM export_file WHERE state = 'ready' AND kept_until < ledger_now() ORDER BY kept_until
    LIMIT 20 FOR UPDATE SKIP LOCKED LOOP
    UPDATE export_file SET state = 'expired' WHERE id = file.id;
    DELETE FROM export_file_chunk WHERE export_file_id = file.id;
    PERFORM tell_export_file(file, 'export-file.expired', NULL, jsonb_build_object('sha256', file.sha256));
    expired := expired + 1;
  END LOOP;
  RETURN expired;
END $$;
REVOKE EXECUTE ON FUNCTION expire_export_files() FROM PUBLIC;
