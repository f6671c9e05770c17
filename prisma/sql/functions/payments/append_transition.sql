-- Appends the next transition of a payment. An approval or a cleared review is marked for ever where someone else
-- recently gave access to the account that decides (recent_access_of).
CREATE OR REPLACE FUNCTION append_transition(
  p payment, target "PaymentState", actor uuid, reason text, facts jsonb
) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  mark text;
BEGIN
  IF target = 'approved' OR (target = 'requested' AND p.state IN ('in_review', 'unreserved')) THEN
    mark := recent_access_of(actor, ledger_now());
  END IF;
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason, facts)
  SELECT p.id, 1 + max(t.seq), p.state, target, actor, ledger_now(), append_transition.reason,
    append_transition.facts || CASE WHEN mark IS NULL THEN '{}' ELSE jsonb_build_object('recentAccess', mark) END
  FROM payment_transition t WHERE t.payment_id = p.id;
END $$;
REVOKE EXECUTE ON FUNCTION append_transition(payment, "PaymentState", uuid, text, jsonb) FROM PUBLIC;
