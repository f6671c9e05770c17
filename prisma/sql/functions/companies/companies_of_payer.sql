-- All companies that are the same payer as this one, including itself.
CREATE OR REPLACE FUNCTION companies_of_payer(company uuid) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
BEGIN
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = company;
  IF payer IS NULL THEN RETURN ARRAY[company]; END IF;
  RETURN ARRAY(SELECT c.id FROM company c WHERE c.payer_id = payer ORDER BY c.id);
END $$;
