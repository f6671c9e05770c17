-- Returns whether entries that count are refused for a company in a year: the year of all companies is closed, or
-- its own.
CREATE OR REPLACE FUNCTION year_is_closed(company uuid, payment_year int) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM ledger_year l WHERE l.year = payment_year AND l.closed_at IS NOT NULL)
    OR EXISTS (SELECT FROM company_year_closing c WHERE c.company_id = company AND c.year = payment_year
      AND c.closed_at IS NOT NULL);
END $$;
