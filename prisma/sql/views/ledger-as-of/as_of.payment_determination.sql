-- Determinations made until an instant.
CREATE OR REPLACE VIEW as_of.payment_determination AS
  SELECT * FROM public.payment_determination WHERE made_at <= (SELECT as_of.instant());
