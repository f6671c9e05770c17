-- Rates entered until an instant.
CREATE OR REPLACE VIEW as_of.exchange_rate AS
  SELECT * FROM public.exchange_rate WHERE date_trunc('milliseconds', created_at) <= (SELECT as_of.instant());
