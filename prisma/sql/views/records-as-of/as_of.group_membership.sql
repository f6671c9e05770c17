-- Memberships recorded until an instant.
CREATE OR REPLACE VIEW as_of.group_membership AS
  SELECT * FROM public.group_membership WHERE recorded_at <= (SELECT as_of.instant());
