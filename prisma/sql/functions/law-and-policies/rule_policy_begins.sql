-- No policy begins in the past: past decisions were made by the policy of their day. The database, not the
-- application, decides what loosens.
CREATE OR REPLACE FUNCTION rule_policy_begins() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  NEW.set_at := clock_timestamp();
  IF NEW.from_date < organisation_today() THEN
    RAISE EXCEPTION 'a policy begins today or later' USING ERRCODE = '23514';
  END IF;
  NEW.loosens := policy_loosens(NEW.name, policy_on(NEW.name, NEW.from_date), NEW.value);
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION rule_policy_begins() FROM PUBLIC;
