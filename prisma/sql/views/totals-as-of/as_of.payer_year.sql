-- The figures of the years of joined companies as of an instant, added up from their company-years.
CREATE OR REPLACE VIEW as_of.payer_year AS
  SELECT c.payer_id, y.year, max(y.cap_cents) AS cap_cents, sum(y.used_cents)::int AS used_cents,
    sum(y.reserved_cents)::int AS reserved_cents, sum(y.violation_cents)::bigint AS violation_cents
  FROM as_of.company_year y JOIN as_of.company c ON c.id = y.company_id
  WHERE c.payer_id IS NOT NULL
  GROUP BY c.payer_id, y.year;
