-- The value of a policy on a day.
CREATE OR REPLACE FUNCTION policy_on(policy text, day date) RETURNS int
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((SELECT e.value FROM effective_rule_policy e WHERE e.name = policy AND e.from_date <= day
    ORDER BY e.from_date DESC, e.effective_at DESC LIMIT 1), policy_default(policy))
$$;
