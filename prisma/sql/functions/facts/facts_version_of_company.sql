-- The part of facts_version() that one company and its groups contribute, with the companies joined with another
-- member: they are one payer, and count in the group.
CREATE OR REPLACE FUNCTION facts_version_of_company(company uuid) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT version FROM organisation_facts WHERE id = 1) || '.'
    || coalesce((SELECT sum(head_seq) FROM company_year WHERE company_id = company), 0)
    || '.' || coalesce((SELECT head_seq FROM audit_chain WHERE chain = 'company:' || company), 0)
    || coalesce((SELECT '.' || sum(y.head_seq) FROM company_year y WHERE y.company_id IN (
         SELECT unnest(companies_of_payer(other.company_id)) FROM group_membership mine
           JOIN group_membership other ON other.group_id = mine.group_id
         WHERE mine.company_id = company AND other.company_id <> company) AND y.company_id <> company), '');
END $$;
