-- Only the state of a payment and the facts of the bank change, and only by the trigger of a transition. The amount
-- that counts changes once, to the amount debited.
CREATE OR REPLACE FUNCTION payment_keeps_its_facts() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  settled constant text[] := ARRAY['amount_cents', 'entered_cents', 'settled_at'];
  movable constant text[] := ARRAY['state', 'debit_date', 'posting_date', 'bank_reference'] || settled;
BEGIN
  IF pg_trigger_depth() < 2 OR (to_jsonb(NEW) - movable) <> (to_jsonb(OLD) - movable)
     OR (OLD.debit_date IS NOT NULL
       AND (NEW.debit_date, NEW.bank_reference) IS DISTINCT FROM (OLD.debit_date, OLD.bank_reference))
     -- The amount that counts changes once: with the debit, or, where the debit waits for its approval, with the
     -- approval.
     OR ((OLD.settled_at IS NOT NULL OR OLD.debit_date IS NOT NULL AND OLD.state IN ('paid', 'violation', 'voided'))
       AND (NEW.amount_cents, NEW.entered_cents, NEW.settled_at)
         IS DISTINCT FROM (OLD.amount_cents, OLD.entered_cents, OLD.settled_at))
     OR (NEW.amount_cents <> OLD.amount_cents
       AND (NEW.settled_at IS NULL OR NEW.entered_cents IS DISTINCT FROM OLD.amount_cents)) THEN
    RAISE EXCEPTION 'a payment is corrected by voiding it and entering it again' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
