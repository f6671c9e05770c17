-- Dates the end of a list by the clock of the ledger, whatever the application sent.
CREATE OR REPLACE FUNCTION stamp_end() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.finished_at := ledger_now();
  RETURN NEW;
END $$;
