-- Only the triggers of the ledger write the figures of a company-year.
CREATE OR REPLACE FUNCTION company_year_is_kept_by_the_ledger() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the figures of a company-year follow its transitions' USING ERRCODE = 'HR010';
END $$;
