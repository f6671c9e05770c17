-- Saved lists as of an instant. A list is shown once every row is stored.
CREATE OR REPLACE VIEW as_of.screening_list AS
  SELECT * FROM public.screening_list WHERE finished_at <= (SELECT as_of.instant());
