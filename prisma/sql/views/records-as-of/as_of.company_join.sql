-- Joins and separations requested until an instant.
CREATE OR REPLACE VIEW as_of.company_join AS
  SELECT * FROM public.company_join WHERE asked_at <= (SELECT as_of.instant());
