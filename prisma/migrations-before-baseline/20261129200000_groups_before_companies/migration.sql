-- Companies that are joined are one payer: their groups are locked together and before any of them, and what one of
-- them pays is news for every member of its groups.

-- Locks the groups of these companies, in their order, when one cap holds for each group; nobody waits for a group
-- otherwise.
CREATE FUNCTION lock_groups(companies uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM group_membership m WHERE m.company_id = ANY (companies)) OR policy_on('oneCapForGroup', organisation_today()) <> 1 THEN RETURN; END IF;
  PERFORM 1 FROM company_group g WHERE g.id IN (SELECT m.group_id FROM group_membership m WHERE m.company_id = ANY (companies)) ORDER BY g.id FOR NO KEY UPDATE;
END $$;
REVOKE EXECUTE ON FUNCTION lock_groups(uuid[]) FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('EXECUTE ON FUNCTION lock_groups(uuid[])');

-- As before, in the one order that all use, for all companies of the payer at once: organisation, groups, companies.
CREATE OR REPLACE FUNCTION lock_payer(company uuid, whole_organisation boolean DEFAULT false) RETURNS uuid LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
  companies uuid[];
BEGIN
  IF whole_organisation THEN PERFORM pg_advisory_xact_lock(4201, 0); ELSE PERFORM pg_advisory_xact_lock_shared(4201, 0); END IF;
  -- Statements of their own: they see who was joined while the first lock was waited for.
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = company;
  IF payer IS NULL THEN
    PERFORM lock_groups(ARRAY[company]);
    PERFORM pg_advisory_xact_lock(4202, hashtext(company::text));
    RETURN company;
  END IF;
  companies := companies_of_payer(company);
  PERFORM lock_groups(companies);
  PERFORM pg_advisory_xact_lock(4202, hashtext(one.id::text)) FROM (SELECT id FROM unnest(companies) AS id ORDER BY id) one;
  RETURN payer;
END $$;

DELETE FROM application_privilege WHERE privilege = 'EXECUTE ON FUNCTION lock_groups(uuid)';
DROP FUNCTION lock_company(uuid, boolean);
DROP FUNCTION lock_groups(uuid);

-- As before, with what the companies did that are joined with another member: they are one payer, and count in the
-- group.
CREATE OR REPLACE FUNCTION facts_version_of_company(company uuid) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT version FROM organisation_facts WHERE id = 1) || '.' || coalesce((SELECT sum(head_seq) FROM company_year WHERE company_id = company), 0)
    || '.' || coalesce((SELECT head_seq FROM audit_chain WHERE chain = 'company:' || company), 0)
    || coalesce((SELECT '.' || sum(y.head_seq) FROM company_year y WHERE y.company_id IN (
         SELECT unnest(companies_of_payer(other.company_id)) FROM group_membership mine JOIN group_membership other ON other.group_id = mine.group_id
         WHERE mine.company_id = company AND other.company_id <> company) AND y.company_id <> company), '');
END $$;
