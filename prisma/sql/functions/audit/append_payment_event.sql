-- Appends an event about a payment that no transition carries. Only triggers call it, because only they may advance
-- the head of a company-year's chain.
CREATE OR REPLACE FUNCTION append_payment_event(
  which uuid, at timestamptz, actor uuid, verb text, after jsonb, reason text
) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  event audit_event;
BEGIN
  SELECT * INTO p FROM payment WHERE id = which;
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := append_payment_event.at;
  event.actor_id := actor;
  event.verb := append_payment_event.verb;
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.after := append_payment_event.after::text;
  event.reason := append_payment_event.reason;
  PERFORM chain_event(event, p.year);
END $$;
REVOKE EXECUTE ON FUNCTION append_payment_event(uuid, timestamptz, uuid, text, jsonb, text) FROM PUBLIC;
