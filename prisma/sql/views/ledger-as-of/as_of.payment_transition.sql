-- Transitions until an instant.
CREATE OR REPLACE VIEW as_of.payment_transition AS
  SELECT * FROM public.payment_transition WHERE at <= (SELECT as_of.instant());
