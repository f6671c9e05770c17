-- Summaries signed until an instant.
CREATE OR REPLACE VIEW as_of.sign_off AS
  SELECT * FROM public.sign_off WHERE signed_at <= (SELECT as_of.instant());
