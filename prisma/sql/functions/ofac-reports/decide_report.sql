-- Decides whether an entry has to be reported to OFAC, with its event. `expectedSeq` is the number of the decision
-- shown on the screen, 0 for none. Returns `decided`, `stale` or `not_found`. Raises HR004 unless the person is an
-- active manager.
CREATE OR REPLACE FUNCTION decide_report(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  earlier report_decision;
  decision report_decision;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (given->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role = 'manager'
    AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager decides what is reported to OFAC' USING ERRCODE = 'HR004';
  END IF;
  SELECT * INTO earlier FROM report_decision WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1;
  IF coalesce(earlier.seq, 0) <> (given->>'expectedSeq')::int THEN
    RETURN jsonb_build_object('status', 'stale', 'reference', p.reference);
  END IF;
  INSERT INTO report_decision (id, payment_id, seq, kind, event_on, held_until, reason, decided_by_id, decided_at)
    VALUES ((given->>'id')::uuid, p.id, 1 + coalesce(earlier.seq, 0), given->>'kind', (given->>'eventOn')::date,
      (given->>'heldUntil')::date, given->>'reason',
      (given->>'actorId')::uuid, ledger_now()) RETURNING * INTO decision;
  PERFORM append_audit_event(jsonb_build_object(
    'actorId', decision.decided_by_id,
    'verb', 'ofac-report.decided',
    'targetKind', 'payment',
    'targetId', p.id,
    'targetName', p.reference,
    'companyId', p.company_id,
    'reason', decision.reason,
    'before', CASE WHEN earlier.id IS NOT NULL THEN jsonb_build_object(
      'kind', earlier.kind,
      'eventOn', earlier.event_on,
      'heldUntil', earlier.held_until)::text END,
    'after', with_row_sha256(jsonb_build_object(
      'kind', decision.kind,
      'eventOn', decision.event_on,
      'heldUntil', decision.held_until), decision)));
  RETURN jsonb_build_object('status', 'decided', 'reference', p.reference);
END $$;
REVOKE EXECUTE ON FUNCTION decide_report(jsonb) FROM PUBLIC;
