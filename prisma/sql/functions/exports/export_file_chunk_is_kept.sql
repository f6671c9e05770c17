-- The bytes of a file that can still be downloaded cannot be deleted; those of a restarted or removed file can.
CREATE OR REPLACE FUNCTION export_file_chunk_is_kept() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM export_file WHERE id = OLD.export_file_id AND state = 'ready') THEN
    RAISE EXCEPTION 'the bytes of a finished export are kept' USING ERRCODE = 'HR010';
  END IF;
  RETURN OLD;
END $$;
