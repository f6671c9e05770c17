-- Events until an instant.
CREATE OR REPLACE VIEW as_of.audit_event AS
  SELECT * FROM public.audit_event WHERE at <= (SELECT as_of.instant());
