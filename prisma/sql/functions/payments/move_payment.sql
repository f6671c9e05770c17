-- Makes one transition of a payment. `expectedState` is the state shown on the screen: after a change by another
-- person the answer is `stale` and nothing is written. A determination made at this step is appended. Approving what
-- the bank has already debited also marks it as paid. Without an actor Headroom itself acts, which may only tighten.
-- Raises HR001 (no headroom), HR002 (year closed), HR003 (no such transition), HR004 (a second person is needed),
-- HR005 (the facts changed).
CREATE OR REPLACE FUNCTION move_payment(move jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p payment;
  answer text := 'moved';
  target "PaymentState" := (move->>'toState')::"PaymentState";
  actor uuid := (move->>'actorId')::uuid;
BEGIN
  p := hold_payment((move->>'paymentId')::uuid, target = 'blocked');
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state::text <> move->>'expectedState' THEN
    answer := 'stale';
  ELSE
    PERFORM refuse_changed_facts(p.company_id, move->>'factsVersion');
    IF move ? 'determination' THEN PERFORM append_determination(p.id, move->'determination'); END IF;
    PERFORM append_transition(p, target, actor, coalesce(move->>'reason', ''), coalesce(move->'facts', '{}'));
    p.state := target;
    IF target = 'approved' AND p.debit_date IS NOT NULL THEN
      PERFORM append_transition(p, 'paid', actor, 'The bank had debited it before this approval.', '{}');
      p.state := 'paid';
    END IF;
  END IF;
  RETURN jsonb_build_object(
    'status', answer,
    'reference', p.reference,
    'state', p.state,
    'headroom', headroom_of(p.company_id, p.year));
END $$;
REVOKE EXECUTE ON FUNCTION move_payment(jsonb) FROM PUBLIC;
