-- A request to void and its decision are events in the chain of the payment's year, with the hash of the request.
CREATE OR REPLACE FUNCTION void_request_is_audited() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  event audit_event;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id;
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := coalesce(NEW.decided_at, NEW.asked_at);
  event.actor_id := coalesce(NEW.decided_by_id, NEW.asked_by_id);
  event.verb := CASE WHEN NEW.decided_at IS NULL THEN 'payment.void-asked' WHEN NEW.confirmed
    THEN 'payment.void-confirmed' ELSE 'payment.void-declined' END;
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.after := with_row_sha256(NULL, jsonb_build_object('void_request ' || NEW.id, row_sha256(NEW)));
  event.reason := CASE WHEN NEW.decided_at IS NULL THEN NEW.reason ELSE NEW.decision_reason END;
  PERFORM chain_event(event, p.year);
  RETURN NULL;
END $$;
