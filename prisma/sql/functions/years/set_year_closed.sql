-- Closes a calendar year to entries that count, of all companies or of `companyId`. Waits for every recording in
-- progress. Returns whether it changed. Raises HR004 for reopening, which takes two people.
CREATE OR REPLACE FUNCTION set_year_closed(given jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  which int := (given->>'year')::int;
  company uuid := (given->>'companyId')::uuid;
  actor uuid := (given->>'actorId')::uuid;
BEGIN
  IF NOT (given->>'closed')::boolean THEN RAISE EXCEPTION 'two people reopen a year' USING ERRCODE = 'HR004'; END IF;
  -- The same order as a recording, which takes the first shared and the second by booking: no deadlock.
  PERFORM pg_advisory_xact_lock(4201, 0);
  LOCK TABLE company_year IN SHARE ROW EXCLUSIVE MODE;
  IF NOT mark_year(which, company, true, actor, coalesce(given->>'reason', '')) THEN RETURN false; END IF;
  PERFORM append_year_event('year.closed', which, company, actor, coalesce(given->>'reason', ''), NULL);
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION set_year_closed(jsonb) FROM PUBLIC;
