-- Companies that are joined are one payer: where one of them is in a group, all of them are.

CREATE OR REPLACE FUNCTION members_of_groups(payment_year int) RETURNS TABLE (group_id uuid, company_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT member.group_id, member.company_id FROM (
    SELECT m.group_id, m.company_id FROM group_membership m
    WHERE coalesce(m.from_date <= make_date(payment_year, 12, 31), true) AND coalesce(m.until_date >= make_date(payment_year, 1, 1), true)
      AND NOT m.withdrawn AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)
    UNION ALL
    SELECT m.group_id, joined.id FROM group_membership m JOIN company c ON c.id = m.company_id JOIN company joined ON joined.payer_id = c.payer_id AND joined.id <> c.id
    WHERE coalesce(m.from_date <= make_date(payment_year, 12, 31), true) AND coalesce(m.until_date >= make_date(payment_year, 1, 1), true)
      AND NOT m.withdrawn AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)
  ) member
$$;

-- As before, for the payer.
CREATE OR REPLACE FUNCTION refuse_changed_facts(company uuid, expected text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF nullif(expected, '') IS NULL THEN RETURN; END IF;
  -- A statement of its own sees what was committed while the lock was waited for; a stricter isolation would not.
  IF current_setting('transaction_isolation') <> 'read committed'
     OR EXISTS (SELECT FROM group_membership m WHERE m.company_id = ANY (companies_of_payer(company)) AND NOT pg_try_advisory_xact_lock(4203, hashtext(m.group_id::text)))
     OR expected <> facts_version(company) THEN
    RAISE EXCEPTION 'the facts changed since the rules were asked' USING ERRCODE = 'HR005';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION refuse_over_group_cap(company uuid, payment_year int) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
  FROM members_of_groups(payment_year) mine JOIN members_of_groups(payment_year) member ON member.group_id = mine.group_id
    JOIN company_year y ON y.company_id = member.company_id AND y.year = payment_year JOIN company_group g ON g.id = mine.group_id
  WHERE mine.company_id = company GROUP BY g.id, g.name HAVING sum(y.used_cents + y.reserved_cents + y.violation_cents) > annual_cap_cents() LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'no headroom: % would have % cents of one cap for the group', over.name, over.taken USING ERRCODE = 'HR001';
  END IF;
END $$;
