-- Opens or closes a year, of one company or of all, in the tables only. Returns whether it changed.
CREATE OR REPLACE FUNCTION mark_year(
  which int, company uuid, closing boolean, actor uuid, because text
) RETURNS boolean
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF company IS NULL THEN
    IF closing = EXISTS (SELECT FROM ledger_year WHERE year = which AND closed_at IS NOT NULL) THEN
      RETURN false;
    END IF;
    INSERT INTO ledger_year (year, closed_at, closed_by_id, reason)
      VALUES (which, CASE WHEN closing THEN ledger_now() END, CASE WHEN closing THEN actor END, because)
      ON CONFLICT (year) DO UPDATE SET closed_at = excluded.closed_at, closed_by_id = excluded.closed_by_id,
        reason = excluded.reason;
  ELSE
    IF closing = EXISTS (SELECT FROM company_year_closing WHERE company_id = company AND year = which
      AND closed_at IS NOT NULL) THEN
      RETURN false;
    END IF;
    INSERT INTO company_year_closing (company_id, year, closed_at, closed_by_id, reason)
      VALUES (company, which, CASE WHEN closing THEN ledger_now() END, CASE WHEN closing THEN actor END, because)
      ON CONFLICT (company_id, year) DO UPDATE SET closed_at = excluded.closed_at,
        closed_by_id = excluded.closed_by_id, reason = excluded.reason;
  END IF;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION mark_year(int, uuid, boolean, uuid, text) FROM PUBLIC;
