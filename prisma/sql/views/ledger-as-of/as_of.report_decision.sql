-- Decisions about reports to OFAC until an instant.
CREATE OR REPLACE VIEW as_of.report_decision AS
  SELECT * FROM public.report_decision WHERE decided_at <= (SELECT as_of.instant());
