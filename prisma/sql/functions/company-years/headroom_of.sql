-- The cap and what is used and reserved of it in a company-year, in cents, for the answer of a use case.
CREATE OR REPLACE FUNCTION headroom_of(company uuid, payment_year int) RETURNS jsonb
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  y company_year;
BEGIN
  SELECT * INTO y FROM company_year WHERE company_id = company AND year = payment_year;
  IF NOT FOUND THEN SELECT c.payer_id INTO y.payer_id FROM company c WHERE c.id = company; END IF;
  IF y.payer_id IS NOT NULL THEN
    SELECT p.cap_cents, p.used_cents, p.reserved_cents, p.violation_cents INTO y.cap_cents, y.used_cents,
      y.reserved_cents, y.violation_cents
      FROM payer_year p WHERE p.payer_id = y.payer_id AND p.year = payment_year;
  END IF;
  RETURN jsonb_build_object(
    'capCents', coalesce(y.cap_cents, annual_cap_cents()),
    'usedCents', coalesce(y.used_cents, 0),
    'reservedCents', coalesce(y.reserved_cents, 0),
    'violationCents', coalesce(y.violation_cents, 0));
END $$;
