-- The first entry of a year belongs to the payer of its company. Locking the row of the company fails with 40001
-- where the snapshot is older than a join.
CREATE OR REPLACE FUNCTION company_year_has_its_payer() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
BEGIN
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = NEW.company_id FOR SHARE;
  IF payer IS DISTINCT FROM NEW.payer_id THEN
    UPDATE company_year y SET payer_id = payer WHERE y.company_id = NEW.company_id AND y.year = NEW.year;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION company_year_has_its_payer() FROM PUBLIC;
