-- Apparent violations confirmed until an instant.
CREATE OR REPLACE VIEW as_of.violation_confirmation AS
  SELECT * FROM public.violation_confirmation WHERE confirmed_at <= (SELECT as_of.instant());
