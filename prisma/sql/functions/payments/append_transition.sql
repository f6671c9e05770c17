-- Appends the next transition of a payment.
CREATE OR REPLACE FUNCTION append_transition(
  p payment, target "PaymentState", actor uuid, reason text, facts jsonb
) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason, facts)
  SELECT p.id, 1 + max(t.seq), p.state, target, actor, ledger_now(), append_transition.reason, append_transition.facts
  FROM payment_transition t WHERE t.payment_id = p.id;
END $$;
REVOKE EXECUTE ON FUNCTION append_transition(payment, "PaymentState", uuid, text, jsonb) FROM PUBLIC;
