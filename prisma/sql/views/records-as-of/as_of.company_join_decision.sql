-- Joins and separations decided until an instant.
CREATE OR REPLACE VIEW as_of.company_join_decision AS
  SELECT * FROM public.company_join_decision WHERE decided_at <= (SELECT as_of.instant());
