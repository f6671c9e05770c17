-- Comments until an instant.
CREATE OR REPLACE VIEW as_of.record_comment AS
  SELECT * FROM public.record_comment WHERE written_at <= (SELECT as_of.instant());
