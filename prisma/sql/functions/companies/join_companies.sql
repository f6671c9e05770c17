-- Makes one payer of the companies of a join. Pending entries that exceed the one cap lose their reservation.
CREATE OR REPLACE FUNCTION join_companies(j company_join, at timestamptz) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  joining uuid[] := companies_of_payer(j.company_id);
  names text := (SELECT name FROM company WHERE id = j.company_id) || ' and '
    || (SELECT name FROM company WHERE id = j.into_id);
  all_of_them uuid[];
  of_year int;
BEGIN
  UPDATE company SET payer_id = j.into_id
    WHERE id = ANY (joining || j.into_id) AND payer_id IS DISTINCT FROM j.into_id;
  all_of_them := companies_of_payer(j.into_id);
  FOR of_year IN SELECT DISTINCT y.year FROM company_year y WHERE y.company_id = ANY (all_of_them) ORDER BY 1 LOOP
    PERFORM release_reservations(j.into_id, of_year, 0, at,
      names || ' are one payer: their entries of ' || of_year || ' exceed one cap.');
    UPDATE company_year y SET payer_id = j.into_id WHERE y.company_id = ANY (all_of_them) AND y.year = of_year
      AND y.payer_id IS DISTINCT FROM j.into_id;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION join_companies(company_join, timestamptz) FROM PUBLIC;
