-- A debit that left is recorded as what it is, also where one cap holds for a group: over it the whole payment is an
-- apparent violation, as over the headroom of its company. It was refused, and the books kept the lower figure.

-- How far the groups of a company would be over one cap with `growth` more cents in a year; 0 where no cap is held for
-- a group. The groups are locked already (lock_payer).
CREATE FUNCTION group_excess(company uuid, payment_year int, growth int) RETURNS int LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
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

DO $$
DECLARE
  of_company constant text := '+ counted - y.cap_cents);';
  definition text := pg_get_functiondef('settle_payment(jsonb)'::regprocedure);
BEGIN
  IF position(of_company IN definition) = 0 THEN RAISE EXCEPTION 'settle_payment() reckons its excess in another way'; END IF;
  EXECUTE replace(definition, of_company, '+ counted - y.cap_cents, group_excess(p.company_id, p.year, counted - p.amount_cents));');
END $$;
REVOKE EXECUTE ON FUNCTION group_excess(uuid, int, int) FROM PUBLIC;
