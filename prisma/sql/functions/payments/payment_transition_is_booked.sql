-- Applies a transition to its payment and books it in the company-year, with its event.
CREATE OR REPLACE FUNCTION payment_transition_is_booked() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  old_cents int;
  p payment;
  debited boolean := NEW.facts ? 'debitDate';
  event_seq int;
BEGIN
  SELECT amount_cents INTO old_cents FROM payment WHERE id = NEW.payment_id;
  UPDATE payment SET state = NEW.to_state,
    debit_date = CASE WHEN debited THEN (NEW.facts->>'debitDate')::date ELSE debit_date END,
    posting_date = CASE WHEN debited THEN (NEW.facts->>'postingDate')::date ELSE posting_date END,
    bank_reference = CASE WHEN debited THEN NEW.facts->>'bankReference' ELSE bank_reference END,
    settled_at = CASE WHEN NEW.facts ? 'countedCents' THEN NEW.at ELSE settled_at END,
    entered_cents = CASE WHEN (NEW.facts->>'countedCents')::int <> amount_cents THEN amount_cents
      ELSE entered_cents END,
    amount_cents = CASE WHEN NEW.facts ? 'countedCents' THEN (NEW.facts->>'countedCents')::int ELSE amount_cents END
    WHERE id = NEW.payment_id RETURNING * INTO p;
  event_seq := book_company_year(p.company_id, p.year, old_cents, p.amount_cents, NEW.from_state, NEW.to_state,
    NEW.at, NEW.actor_id, p.id::text, p.reference,
    jsonb_build_object('state', NEW.from_state)::text,
      (jsonb_build_object('state', NEW.to_state) || NEW.facts
      || jsonb_build_object('rowSha256', transition_row_hashes(p, NEW)))::text, NEW.reason);
  RETURN NULL;
END $$;
