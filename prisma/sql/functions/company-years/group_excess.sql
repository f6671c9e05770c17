-- By how many cents the groups of a company would exceed one cap with `growth` more cents in a year. 0 where no cap
-- applies to a group. The groups are locked already (lock_payer).
CREATE OR REPLACE FUNCTION group_excess(company uuid, payment_year int, growth int) RETURNS int
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF policy_on('oneCapForGroup', organisation_today()) <> 1 THEN RETURN 0; END IF;
  RETURN (
    SELECT greatest(0, coalesce(max(taken.cents), 0) + growth - annual_cap_cents()) FROM (
      SELECT sum(y.used_cents + y.reserved_cents + y.violation_cents) AS cents
      FROM members_of_groups(payment_year) mine
        JOIN members_of_groups(payment_year) member ON member.group_id = mine.group_id
        JOIN company_year y ON y.company_id = member.company_id AND y.year = payment_year
      WHERE mine.company_id = company GROUP BY mine.group_id
    ) taken
  );
END $$;
REVOKE EXECUTE ON FUNCTION group_excess(uuid, int, int) FROM PUBLIC;
