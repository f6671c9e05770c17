-- The version of everything that the rules read of a company. Every change of its records and payments is an event
-- in one of its chains, and so are those of the other members of its groups.
CREATE OR REPLACE FUNCTION facts_version(company uuid) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
BEGIN
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = company;
  IF payer IS NULL THEN RETURN facts_version_of_company(company); END IF;
  RETURN (SELECT payer || ' ' || string_agg(facts_version_of_company(c.id), ' ' ORDER BY c.id) FROM company c
    WHERE c.payer_id = payer);
END $$;
