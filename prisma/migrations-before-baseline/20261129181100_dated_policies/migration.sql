-- Policies are set from a day on, in the application. What tightens is in force by one person; what loosens waits for
-- another.
ALTER TABLE rule_policy
  ADD COLUMN loosens BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE rule_policy DROP CONSTRAINT rule_policy_name_is_known;
ALTER TABLE rule_policy ADD CONSTRAINT rule_policy_name_is_known CHECK (name IN
  ('rateTolerancePercent', 'rateAgeDays', 'debitTolerancePercent', 'serviceFeeSharePercent', 'settlementTolerancePercent', 'oneCapForGroup'));
ALTER TABLE rule_policy DROP CONSTRAINT rule_policy_value_is_sensible;
ALTER TABLE rule_policy ADD CONSTRAINT rule_policy_value_is_sensible
  CHECK (value BETWEEN 0 AND CASE name WHEN 'rateAgeDays' THEN 366 WHEN 'oneCapForGroup' THEN 1 ELSE 100 END);

-- What another person decided about a policy that loosens.
CREATE TABLE "rule_policy_decision" (
    "rule_policy_id" UUID NOT NULL,
    "approved" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "rule_policy_decision_pkey" PRIMARY KEY ("rule_policy_id"),
    CONSTRAINT "rule_policy_decision_rule_policy_id_fkey" FOREIGN KEY ("rule_policy_id") REFERENCES "rule_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "rule_policy_decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What has an effect: everything that tightens, and what loosens once it is approved. The latest day that has come
-- wins, and of one day what took effect last.
CREATE VIEW effective_rule_policy AS
  SELECT p.id, p.name, p.value, p.from_date, coalesce(d.decided_at, p.set_at) AS effective_at
  FROM rule_policy p LEFT JOIN rule_policy_decision d ON d.rule_policy_id = p.id WHERE NOT p.loosens OR d.approved;

-- Where no policy was set: as DEFAULT_POLICIES of lib/rules/policies.ts; a test compares the two.
CREATE FUNCTION policy_default(policy text) RETURNS int LANGUAGE sql IMMUTABLE RETURN
  CASE policy WHEN 'rateTolerancePercent' THEN 2 WHEN 'rateAgeDays' THEN 5 WHEN 'debitTolerancePercent' THEN 2 WHEN 'serviceFeeSharePercent' THEN 50
    WHEN 'settlementTolerancePercent' THEN 2 WHEN 'oneCapForGroup' THEN 0 END;

-- The day it is in the organisation's zone.
CREATE FUNCTION organisation_today() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (now() AT TIME ZONE o.time_zone)::date FROM organisation o WHERE o.id = 1
$$;

-- The value of a policy on a day.
CREATE FUNCTION policy_on(policy text, day date) RETURNS int LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((SELECT e.value FROM effective_rule_policy e WHERE e.name = policy AND e.from_date <= day ORDER BY e.from_date DESC, e.effective_at DESC LIMIT 1), policy_default(policy))
$$;

-- Whether a value is looser than another. One cap for a group is the tighter of two; every tolerance, share and age is
-- tighter the smaller it is.
CREATE FUNCTION policy_loosens(policy text, from_value int, to_value int) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN
  CASE policy WHEN 'oneCapForGroup' THEN to_value < from_value ELSE to_value > from_value END;

-- What was decided on a day that has passed was decided by the policy of that day: none begins in the past. The
-- database, not the application, says what loosens.
CREATE FUNCTION rule_policy_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  NEW.set_at := clock_timestamp();
  IF NEW.from_date < organisation_today() THEN RAISE EXCEPTION 'a policy begins today or later' USING ERRCODE = '23514'; END IF;
  NEW.loosens := policy_loosens(NEW.name, policy_on(NEW.name, NEW.from_date), NEW.value);
  RETURN NEW;
END $$;
CREATE TRIGGER rule_policy_begins BEFORE INSERT ON rule_policy FOR EACH ROW EXECUTE FUNCTION rule_policy_begins();

CREATE FUNCTION rule_policy_decision_is_anothers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  proposed rule_policy;
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  SELECT * INTO STRICT proposed FROM rule_policy WHERE id = NEW.rule_policy_id;
  NEW.decided_at := clock_timestamp();
  IF NOT proposed.loosens THEN RAISE EXCEPTION 'a policy that tightens waits for nobody' USING ERRCODE = 'HR003'; END IF;
  IF NEW.approved AND (NEW.decided_by_id = proposed.set_by_id
      OR NOT EXISTS (SELECT FROM person WHERE id = NEW.decided_by_id AND role IN ('manager', 'administrator') AND deactivated_at IS NULL)) THEN
    RAISE EXCEPTION 'a second person approves a policy that loosens' USING ERRCODE = 'HR004';
  END IF;
  IF NEW.approved AND proposed.from_date < organisation_today() THEN RAISE EXCEPTION 'a policy begins today or later' USING ERRCODE = 'HR003'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_policy_decision_is_anothers BEFORE INSERT ON rule_policy_decision FOR EACH ROW EXECUTE FUNCTION rule_policy_decision_is_anothers();
CREATE TRIGGER rule_policy_decision_moves_facts AFTER INSERT ON rule_policy_decision FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
CREATE TRIGGER rule_policy_decision_is_kept BEFORE UPDATE OR DELETE ON rule_policy_decision FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER rule_policy_decision_is_not_emptied BEFORE TRUNCATE ON rule_policy_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

REVOKE EXECUTE ON FUNCTION rule_policy_begins(), rule_policy_decision_is_anothers() FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('INSERT ON rule_policy_decision');
