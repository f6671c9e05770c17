-- Makes every browser of a person unknown: their cookies are those of a stranger.
CREATE OR REPLACE FUNCTION forget_devices(of_person uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM known_device WHERE person_id = of_person
$$;
REVOKE EXECUTE ON FUNCTION forget_devices(uuid) FROM PUBLIC;
