-- Raises HR001 when one cap applies to the groups of a company and one of them exceeds it in a year: used, reserved
-- and apparent violations of every company that was a member on any day of that year. The groups are locked already
-- (lock_payer).
CREATE OR REPLACE FUNCTION refuse_over_group_cap(company uuid, payment_year int) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  over record;
BEGIN
  IF NOT EXISTS (SELECT FROM group_membership m WHERE m.company_id = ANY (companies_of_payer(company)))
     OR policy_on('oneCapForGroup', organisation_today()) <> 1 THEN RETURN; END IF;
  -- An older snapshot does not see what the other members wrote.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'one cap for a group is checked in read committed' USING ERRCODE = '40001';
  END IF;
  SELECT g.name, sum(y.used_cents + y.reserved_cents + y.violation_cents) AS taken INTO over
  FROM members_of_groups(payment_year) mine
    JOIN members_of_groups(payment_year) member ON member.group_id = mine.group_id
    JOIN company_year y ON y.company_id = member.company_id AND y.year = payment_year
      JOIN company_group g ON g.id = mine.group_id
  WHERE mine.company_id = company GROUP BY g.id,
    g.name HAVING sum(y.used_cents + y.reserved_cents + y.violation_cents) > annual_cap_cents() LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'no headroom: % would have % cents of one cap for the group', over.name, over.taken
      USING ERRCODE = 'HR001';
  END IF;
END $$;
