-- Stores the next chunk of a file (id, jobId, lease, begins, length, place). Returns false when it is no longer the
-- caller's job, or the chunk does not begin where the file ends.
CREATE OR REPLACE FUNCTION store_export_chunk(given jsonb, packed boolean, bytes bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT extend_lease(given) THEN RETURN false; END IF;
  UPDATE export_file SET size = size + (given->>'length')::int WHERE id = (given->>'id')::uuid AND state = 'making'
    AND size = (given->>'begins')::bigint;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO export_file_chunk (export_file_id, place, packed, bytes)
    VALUES ((given->>'id')::uuid, (given->>'place')::int, store_export_chunk.packed, store_export_chunk.bytes);
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION store_export_chunk(jsonb, boolean, bytea) FROM PUBLIC;
