-- Dates a decision by the clock of the ledger, whatever the application sent: one clock decides what is shown as of
-- an instant.
CREATE OR REPLACE FUNCTION stamp_decision() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.decided_at := ledger_now();
  RETURN NEW;
END $$;
