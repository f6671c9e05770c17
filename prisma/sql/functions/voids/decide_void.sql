-- A second person confirms (the entry is voided) or declines. Returns `voided`, `declined`, `no_ground`, `stale` or
-- `not_found`. Raises HR004 for the same person.
CREATE OR REPLACE FUNCTION decide_void(decision jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked void_request;
  p payment;
  confirm boolean := (decision->>'confirm')::boolean;
  actor uuid := (decision->>'actorId')::uuid;
BEGIN
  p := hold_payment((decision->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  SELECT * INTO asked FROM void_request WHERE payment_id = p.id AND decided_at IS NULL;
  IF NOT FOUND OR p.state = 'voided' THEN RETURN jsonb_build_object('status', 'stale', 'state', p.state); END IF;
  IF confirm AND asked.asked_by_id = actor THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  IF confirm AND asked.ground = 'not_stated' THEN RETURN jsonb_build_object('status', 'no_ground'); END IF;
  UPDATE void_request SET decided_by_id = actor, decided_at = ledger_now(), confirmed = confirm,
    decision_reason = coalesce(decision->>'reason', '') WHERE id = asked.id;
  IF NOT confirm THEN RETURN jsonb_build_object('status', 'declined'); END IF;
  PERFORM append_transition(p, 'voided', actor, asked.reason, jsonb_build_object('ground', asked.ground));
  RETURN jsonb_build_object(
    'status', 'voided',
    'reference', p.reference,
    'state', 'voided',
    'headroom', headroom_of(p.company_id, p.year));
END $$;
REVOKE EXECUTE ON FUNCTION decide_void(jsonb) FROM PUBLIC;
