-- Appends an event about a calendar year, of one company or of all.
CREATE OR REPLACE FUNCTION append_year_event(
  verb text, which int, of_company uuid, actor uuid, because text, reopening uuid
) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM append_audit_event(jsonb_strip_nulls(jsonb_build_object(
    'actorId', actor,
    'verb', verb,
    'targetKind', 'year',
    'targetId', which::text,
    'targetName', which || coalesce(' of ' || (SELECT name FROM company WHERE id = of_company), ''),
    'companyId', of_company,
    'reason', because,
    'rows',
      CASE WHEN reopening IS NOT NULL
        THEN jsonb_build_array(jsonb_build_object('table', 'year_reopening', 'id', reopening))
        ELSE '[]' END
      || CASE WHEN of_company IS NOT NULL
        THEN jsonb_build_array(jsonb_build_object(
          'table', 'company_year_closing', 'id', of_company || ' ' || which))
        ELSE '[]' END)));
END $$;
REVOKE EXECUTE ON FUNCTION append_year_event(text, int, uuid, uuid, text, uuid) FROM PUBLIC;
