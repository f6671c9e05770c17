-- Records of the law entered until an instant.
CREATE OR REPLACE VIEW as_of.law_record AS
  SELECT * FROM public.law_record WHERE entered_at <= (SELECT as_of.instant());
