-- Grants a login role what the application needs, nothing else: the rows of application_privilege. Called by the
-- owner of the tables after each migration.
CREATE OR REPLACE FUNCTION grant_application_role(application_role name) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given text;
BEGIN
  FOR given IN SELECT privilege FROM application_privilege ORDER BY privilege LOOP
    EXECUTE 'GRANT ' || given || format(' TO %I', application_role);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION grant_application_role(name) FROM PUBLIC;
