-- One person requests that money that left be excluded from the totals, on one of two grounds. Returns `asked`,
-- `already_asked`, `stale` or `not_found`.
CREATE OR REPLACE FUNCTION ask_void(request jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  p := hold_payment((request->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state = 'voided' OR NOT money_has_left(p) THEN
    RETURN jsonb_build_object('status', 'stale', 'state', p.state);
  END IF;
  IF EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN
    RETURN jsonb_build_object('status', 'already_asked');
  END IF;
  INSERT INTO void_request (id, payment_id, asked_by_id, asked_at, reason, ground)
    VALUES ((request->>'id')::uuid, p.id, (request->>'actorId')::uuid, ledger_now(), request->>'reason',
      request->>'ground');
  RETURN jsonb_build_object('status', 'asked');
END $$;
REVOKE EXECUTE ON FUNCTION ask_void(jsonb) FROM PUBLIC;
