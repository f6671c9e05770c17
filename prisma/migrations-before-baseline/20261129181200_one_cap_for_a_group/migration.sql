-- One cap for a group, while a policy says so. The rules warn or block (lib/rules/group-cap.ts); here is what holds
-- whatever the code does.

-- Locks the groups of a company, in their order, when one cap holds for each of them; nobody waits for a group
-- otherwise.
CREATE FUNCTION lock_groups(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM group_membership m WHERE m.company_id = which) OR policy_on('oneCapForGroup', organisation_today()) <> 1 THEN RETURN; END IF;
  PERFORM 1 FROM company_group g WHERE g.id IN (SELECT m.group_id FROM group_membership m WHERE m.company_id = which) ORDER BY g.id FOR NO KEY UPDATE;
END $$;

-- As before, with the groups between the organisation and the company: organisation, group, company, and a year's row
-- after them.
CREATE OR REPLACE FUNCTION lock_payer(company uuid, whole_organisation boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF whole_organisation THEN PERFORM pg_advisory_xact_lock(4201, 0); ELSE PERFORM pg_advisory_xact_lock_shared(4201, 0); END IF;
  PERFORM lock_groups(company);
  PERFORM pg_advisory_xact_lock(4202, hashtext(company::text));
END $$;

-- As before, with what the other members of its groups did: the rules read what the group has taken. A membership or a
-- policy moves the facts of the organisation.
CREATE OR REPLACE FUNCTION facts_version(company uuid) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT version FROM organisation_facts WHERE id = 1) || '.' || coalesce((SELECT sum(head_seq) FROM company_year WHERE company_id = company), 0)
    || '.' || coalesce((SELECT head_seq FROM audit_chain WHERE chain = 'company:' || company), 0)
    || coalesce((SELECT '.' || sum(y.head_seq) FROM group_membership mine JOIN group_membership other ON other.group_id = mine.group_id AND other.company_id <> company
      JOIN company_year y ON y.company_id = other.company_id WHERE mine.company_id = company), '');
END $$;

-- As before. Where no cap holds for the group nobody waits for it, and two members may write at the same moment without
-- seeing each other; the second one is told that the facts changed, and asks the rules again.
CREATE OR REPLACE FUNCTION refuse_changed_facts(company uuid, expected text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF nullif(expected, '') IS NULL THEN RETURN; END IF;
  -- A statement of its own sees what was committed while the lock was waited for; a stricter isolation would not.
  IF current_setting('transaction_isolation') <> 'read committed'
     OR EXISTS (SELECT FROM group_membership m WHERE m.company_id = company AND NOT pg_try_advisory_xact_lock(4203, hashtext(m.group_id::text)))
     OR expected <> facts_version(company) THEN
    RAISE EXCEPTION 'the facts changed since the rules were asked' USING ERRCODE = 'HR005';
  END IF;
END $$;

-- Raises HR001 when one cap holds for the groups of a company and one of them is over it in a year: used, reserved and
-- the fees of apparent violations of every company that was a member on any day of that year. The groups are locked
-- already (lock_payer).
CREATE OR REPLACE FUNCTION refuse_over_group_cap(company uuid, payment_year int) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  over record;
BEGIN
  IF NOT EXISTS (SELECT FROM group_membership m WHERE m.company_id = company) OR policy_on('oneCapForGroup', organisation_today()) <> 1 THEN RETURN; END IF;
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
REVOKE EXECUTE ON FUNCTION lock_groups(uuid) FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('EXECUTE ON FUNCTION lock_groups(uuid)');
