-- Raises the version of the facts that the rules of every company read.
CREATE OR REPLACE FUNCTION bump_organisation_facts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  UPDATE organisation_facts SET version = version + 1;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION bump_organisation_facts() FROM PUBLIC;
