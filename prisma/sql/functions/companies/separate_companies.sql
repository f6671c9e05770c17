-- Undoes a join: each company is a payer of its own again.
CREATE OR REPLACE FUNCTION separate_companies(j company_join) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE company SET payer_id = NULL WHERE id = j.company_id;
  UPDATE company c SET payer_id = NULL WHERE c.id = j.into_id
    AND NOT EXISTS (SELECT FROM company o WHERE o.payer_id = j.into_id AND o.id <> j.into_id);
  UPDATE company_year y SET payer_id = NULL FROM company c
    WHERE c.id IN (j.company_id, j.into_id) AND c.payer_id IS NULL AND y.company_id = c.id AND y.payer_id IS NOT NULL;
END $$;
REVOKE EXECUTE ON FUNCTION separate_companies(company_join) FROM PUBLIC;
