-- A second manager decides about a looser policy, before it begins.
CREATE OR REPLACE FUNCTION rule_policy_decision_is_anothers() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  proposed rule_policy;
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  SELECT * INTO STRICT proposed FROM rule_policy WHERE id = NEW.rule_policy_id;
  NEW.decided_at := clock_timestamp();
  IF NOT proposed.loosens THEN
    RAISE EXCEPTION 'a policy that tightens waits for nobody' USING ERRCODE = 'HR003';
  END IF;
  IF NEW.approved AND (NEW.decided_by_id = proposed.set_by_id
      OR NOT EXISTS (SELECT FROM person WHERE id = NEW.decided_by_id AND role IN ('manager', 'administrator')
        AND deactivated_at IS NULL)) THEN
    RAISE EXCEPTION 'a second person approves a policy that loosens' USING ERRCODE = 'HR004';
  END IF;
  IF NEW.approved AND proposed.from_date < organisation_today() THEN
    RAISE EXCEPTION 'a policy begins today or later' USING ERRCODE = 'HR003';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION rule_policy_decision_is_anothers() FROM PUBLIC;
