-- Takes the locks that every write to a payer takes, in the one order: organisation, groups, companies. The row of a
-- year follows. Returns the payer.
CREATE OR REPLACE FUNCTION lock_payer(company uuid, whole_organisation boolean DEFAULT false) RETURNS uuid
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
  companies uuid[];
BEGIN
  IF whole_organisation THEN PERFORM pg_advisory_xact_lock(4201, 0);
    ELSE PERFORM pg_advisory_xact_lock_shared(4201, 0); END IF;
  -- Separate statements: they see which companies were joined while waiting for the first lock.
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = company;
  IF payer IS NULL THEN
    PERFORM lock_groups(ARRAY[company]);
    PERFORM pg_advisory_xact_lock(4202, hashtext(company::text));
    RETURN company;
  END IF;
  companies := companies_of_payer(company);
  PERFORM lock_groups(companies);
  PERFORM pg_advisory_xact_lock(4202, hashtext(one.id::text))
    FROM (SELECT id FROM unnest(companies) AS id ORDER BY id) one;
  RETURN payer;
END $$;
