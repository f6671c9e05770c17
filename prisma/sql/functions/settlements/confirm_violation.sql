-- A second person confirms the apparent violation that a settlement made. Returns `confirmed`, `already_confirmed`,
-- `stale` or `not_found`. Raises HR004 for the same person.
CREATE OR REPLACE FUNCTION confirm_violation(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  actor uuid := (given->>'actorId')::uuid;
BEGIN
  p := hold_payment((given->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state <> 'violation' THEN
    RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state);
  END IF;
  IF actor IN (SELECT settled_by_id FROM payment_settlement WHERE payment_id = p.id UNION SELECT p.recorded_by_id)
    THEN
    RAISE EXCEPTION 'a second person confirms the apparent violation %', p.reference USING ERRCODE = 'HR004';
  END IF;
  INSERT INTO violation_confirmation (payment_id, confirmed_by_id, confirmed_at, reason)
    VALUES (p.id, actor, ledger_now(), coalesce(given->>'reason', ''))
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN jsonb_build_object('status', 'already_confirmed', 'reference', p.reference, 'state', p.state);
  END IF;
  RETURN jsonb_build_object('status', 'confirmed', 'reference', p.reference, 'state', p.state);
END $$;
REVOKE EXECUTE ON FUNCTION confirm_violation(jsonb) FROM PUBLIC;
