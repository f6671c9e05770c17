-- A second manager confirms a join or separation, or declines it, which changes nothing. Returns `confirmed`,
-- `declined`, `stale` or `not_found`. Raises HR003 where it is no longer possible, HR004 for the person who
-- requested it and unless the person is an active manager.
CREATE OR REPLACE FUNCTION decide_company_join(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM require_manager((given->>'actorId')::uuid, 'decides whether companies are one payer');
  PERFORM pg_advisory_xact_lock(4201, 0);
  IF NOT EXISTS (SELECT FROM company_join WHERE id = (given->>'id')::uuid) THEN
    RETURN jsonb_build_object('status', 'not_found');
  END IF;
  INSERT INTO company_join_decision (join_id, confirmed, reason, decided_by_id, decided_at)
    VALUES ((given->>'id')::uuid, (given->>'confirm')::boolean, coalesce(given->>'reason', ''),
      (given->>'actorId')::uuid, ledger_now()) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'stale'); END IF;
  RETURN jsonb_build_object('status', CASE WHEN (given->>'confirm')::boolean THEN 'confirmed' ELSE 'declined' END);
END $$;
REVOKE EXECUTE ON FUNCTION decide_company_join(jsonb) FROM PUBLIC;
