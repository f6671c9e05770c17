-- Raises HR005 when the facts of a company are not those that the rules read. Where no cap applies to a group, two
-- members may write at the same moment without seeing each other; the second one has to ask the rules again.
CREATE OR REPLACE FUNCTION refuse_changed_facts(company uuid, expected text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF nullif(expected, '') IS NULL THEN RETURN; END IF;
  -- A separate statement sees what was committed while it waited for the lock; a stricter isolation would not.
  IF current_setting('transaction_isolation') <> 'read committed'
     OR EXISTS (SELECT FROM group_membership m WHERE m.company_id = ANY (companies_of_payer(company))
       AND NOT pg_try_advisory_xact_lock(4203, hashtext(m.group_id::text)))
     OR expected <> facts_version(company) THEN
    RAISE EXCEPTION 'the facts changed since the rules were asked' USING ERRCODE = 'HR005';
  END IF;
END $$;
