-- Filings of reports to OFAC recorded until an instant.
CREATE OR REPLACE VIEW as_of.report_filing AS
  SELECT * FROM public.report_filing WHERE recorded_at <= (SELECT as_of.instant());
