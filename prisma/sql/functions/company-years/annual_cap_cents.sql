-- The cap of a company in a calendar year, in cents. 88 FR 34443, GL 1C (a)(2).
CREATE OR REPLACE FUNCTION annual_cap_cents() RETURNS int
  LANGUAGE sql IMMUTABLE AS $$ SELECT 500000 $$;
