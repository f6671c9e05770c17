-- Settlements until an instant.
CREATE OR REPLACE VIEW as_of.payment_settlement AS
  SELECT * FROM public.payment_settlement WHERE settled_at <= (SELECT as_of.instant());
