-- Appends the next transition of a payment. A decision is marked for ever where the person is a deputy at the time
-- (deputy_of), and an approval or a cleared review where someone else recently gave access to the account
-- (recent_access_of).
CREATE OR REPLACE FUNCTION append_transition(
  p payment, target "PaymentState", actor uuid, reason text, facts jsonb
) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clears boolean := target = 'approved' OR (target = 'requested' AND p.state IN ('in_review', 'unreserved'));
  -- A void with a ground was confirmed by a second person (decide_void).
  decides boolean := clears OR target = 'rejected' OR facts ? 'ground'
    OR (target = 'blocked' AND p.state IN ('in_review', 'unreserved'))
    OR (target = 'violation' AND NOT facts ? 'debitDate');
  marks jsonb := jsonb_strip_nulls(jsonb_build_object(
    'recentAccess', CASE WHEN clears THEN recent_access_of(actor, ledger_now()) END,
    'deputyOf', CASE WHEN decides THEN deputy_of(actor, ledger_now()) END));
BEGIN
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason, facts)
  SELECT p.id, 1 + max(t.seq), p.state, target, actor, ledger_now(), append_transition.reason,
    append_transition.facts || marks
  FROM payment_transition t WHERE t.payment_id = p.id;
END $$;
REVOKE EXECUTE ON FUNCTION append_transition(payment, "PaymentState", uuid, text, jsonb) FROM PUBLIC;
