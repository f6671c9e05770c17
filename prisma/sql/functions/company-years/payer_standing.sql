-- The row of a company-year with the sums of its payer, including the joined companies. Both rows stay locked.
CREATE OR REPLACE FUNCTION payer_standing(company uuid, payment_year int) RETURNS company_year
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  y company_year;
BEGIN
  SELECT * INTO y FROM company_year c WHERE c.company_id = company AND c.year = payment_year FOR UPDATE;
  IF y.payer_id IS NOT NULL THEN
    SELECT p.cap_cents, p.used_cents, p.reserved_cents, p.violation_cents INTO y.cap_cents, y.used_cents,
      y.reserved_cents, y.violation_cents
      FROM payer_year p WHERE p.payer_id = y.payer_id AND p.year = payment_year FOR UPDATE;
  END IF;
  RETURN y;
END $$;
