-- The facts of an event with the hash of one row, whose table has the key `id`.
CREATE OR REPLACE FUNCTION with_row_sha256(facts jsonb, kept anyelement) RETURNS text
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (facts || jsonb_build_object('rowSha256', jsonb_build_object(
    (SELECT relname FROM pg_class WHERE reltype = pg_typeof(kept)::oid) || ' ' || (to_jsonb(kept)->>'id'),
      public.row_sha256(kept))))::text;
END $$;

-- The facts of an event followed by the hashes of rows: {..., "rowSha256": {"company 0199...": "ab12..."}}. The keys
-- are a table and an id, as record_version has them. The facts stay as they were given, byte for byte.
CREATE OR REPLACE FUNCTION with_row_sha256(facts text, hashes jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN CASE
    WHEN hashes IS NULL OR hashes = '{}' THEN facts
    WHEN facts IS NULL OR facts = '{}' THEN jsonb_build_object('rowSha256', hashes)::text
    ELSE left(facts, -1) || ',"rowSha256":' || hashes::text || '}'
  END;
