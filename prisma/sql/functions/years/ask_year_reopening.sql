-- One manager requests that a closed year be reopened. Returns `asked`, `already_asked` or `open`. Raises HR004
-- unless the person is an active manager.
CREATE OR REPLACE FUNCTION ask_year_reopening(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  which int := (given->>'year')::int;
  company uuid := (given->>'companyId')::uuid;
  asked year_reopening;
BEGIN
  PERFORM require_manager((given->>'actorId')::uuid, 'asks to reopen a year');
  PERFORM pg_advisory_xact_lock(4201, 0);
  IF NOT (CASE WHEN company IS NULL THEN EXISTS (SELECT FROM ledger_year WHERE year = which AND closed_at IS NOT NULL)
    ELSE EXISTS (SELECT FROM company_year_closing WHERE company_id = company AND year = which
      AND closed_at IS NOT NULL) END) THEN
    RETURN jsonb_build_object('status', 'open');
  END IF;
  IF EXISTS (SELECT FROM year_reopening WHERE year = which AND company_id IS NOT DISTINCT FROM company
    AND decided_at IS NULL) THEN
    RETURN jsonb_build_object('status', 'already_asked');
  END IF;
  INSERT INTO year_reopening (id, year, company_id, asked_by_id, asked_at, reason)
    VALUES ((given->>'id')::uuid, which, company, (given->>'actorId')::uuid, ledger_now(), given->>'reason')
      RETURNING * INTO asked;
  PERFORM append_year_event('year.reopening-asked', which, company, asked.asked_by_id, asked.reason, asked.id);
  RETURN jsonb_build_object('status', 'asked');
END $$;
REVOKE EXECUTE ON FUNCTION ask_year_reopening(jsonb) FROM PUBLIC;
