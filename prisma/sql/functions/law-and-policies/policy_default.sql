-- The value of a policy that was never set, as in DEFAULT_POLICIES of lib/compliance/rules/policies.ts; a test
-- compares the two.
CREATE OR REPLACE FUNCTION policy_default(policy text) RETURNS int
  LANGUAGE sql IMMUTABLE
  RETURN CASE policy
    WHEN 'rateTolerancePercent' THEN 2
    WHEN 'rateAgeDays' THEN 5
    WHEN 'debitTolerancePercent' THEN 2
    WHEN 'serviceFeeSharePercent' THEN 50
    WHEN 'settlementTolerancePercent' THEN 2
    WHEN 'oneCapForGroup' THEN 0
  END;
