-- Makes a browser known for a person, or notes that it was used. The ten of a person that were used last stay known,
-- for 180 days after the last use.
CREATE OR REPLACE FUNCTION remember_device(given jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_person uuid := (given->>'personId')::uuid;
BEGIN
  INSERT INTO known_device (person_id, token_hash) VALUES (of_person, given->>'tokenHash')
  ON CONFLICT (person_id, token_hash) DO UPDATE SET used_at = clock_timestamp();
  DELETE FROM known_device AS d WHERE d.person_id = of_person AND (
    d.used_at <= clock_timestamp() - interval '180 days' OR d.id NOT IN (
      SELECT k.id FROM known_device AS k WHERE k.person_id = of_person ORDER BY k.used_at DESC, k.id LIMIT 10));
END $$;
REVOKE EXECUTE ON FUNCTION remember_device(jsonb) FROM PUBLIC;
