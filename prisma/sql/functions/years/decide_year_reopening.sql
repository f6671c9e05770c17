-- A second manager confirms, which reopens the year, or declines, which leaves it closed. Returns `reopened`,
-- `declined`, `stale` or `not_found`. Raises HR004 when the person who requested it confirms.
CREATE OR REPLACE FUNCTION decide_year_reopening(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked year_reopening;
  actor uuid := (given->>'actorId')::uuid;
  confirm boolean := (given->>'confirm')::boolean;
BEGIN
  PERFORM require_manager(actor, 'decides about reopening a year');
  PERFORM pg_advisory_xact_lock(4201, 0);
  LOCK TABLE company_year IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO asked FROM year_reopening WHERE id = (given->>'id')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF asked.decided_at IS NOT NULL THEN RETURN jsonb_build_object('status', 'stale'); END IF;
  IF confirm AND asked.asked_by_id = actor THEN
    RAISE EXCEPTION 'a second person confirms that % is reopened', asked.year USING ERRCODE = 'HR004';
  END IF;
  UPDATE year_reopening SET decided_by_id = actor, decided_at = ledger_now(), confirmed = confirm,
    decision_reason = coalesce(given->>'reason', '')
    WHERE id = asked.id RETURNING * INTO asked;
  IF NOT confirm THEN
    PERFORM append_year_event('year.reopening-declined', asked.year, asked.company_id, actor, asked.decision_reason,
      asked.id);
    RETURN jsonb_build_object('status', 'declined');
  END IF;
  PERFORM mark_year(asked.year, asked.company_id, false, actor, asked.reason);
  PERFORM append_year_event('year.reopened', asked.year, asked.company_id, actor, asked.reason, asked.id);
  RETURN jsonb_build_object('status', 'reopened');
END $$;
REVOKE EXECUTE ON FUNCTION decide_year_reopening(jsonb) FROM PUBLIC;
