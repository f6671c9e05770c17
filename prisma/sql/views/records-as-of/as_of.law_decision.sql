-- Records of the law decided until an instant.
CREATE OR REPLACE VIEW as_of.law_decision AS
  SELECT * FROM public.law_decision WHERE decided_at <= (SELECT as_of.instant());
