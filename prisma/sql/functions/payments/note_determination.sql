-- Appends a determination to a payment that stays in review, with its event. Returns `noted`, `stale` or
-- `not_found`.
CREATE OR REPLACE FUNCTION note_determination(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  p := hold_payment((given->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state NOT IN ('in_review', 'unreserved') THEN
    RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state);
  END IF;
  PERFORM refuse_changed_facts(p.company_id, given->>'factsVersion');
  PERFORM append_determination(p.id, given->'determination');
  RETURN jsonb_build_object('status', 'noted', 'reference', p.reference, 'state', p.state);
END $$;
REVOKE EXECUTE ON FUNCTION note_determination(jsonb) FROM PUBLIC;
