-- Creates as_of.<table> for a table whose rows change in place. Rows that no later version touched are read from the
-- table, the others from their last version until that instant.
CREATE OR REPLACE FUNCTION make_versioned_view(of_table name, id text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format($view$
    CREATE OR REPLACE VIEW as_of.%1$I AS
    SELECT kept.* FROM public.%1$I kept WHERE NOT EXISTS (
      SELECT FROM record_version v WHERE v.table_name = %1$L AND v.at > (SELECT as_of.instant())
        AND v.record_id = %2$s)
    UNION ALL
    SELECT (jsonb_populate_record(NULL::public.%1$I, past.content)).* FROM (
      SELECT DISTINCT ON (v.record_id) v.content FROM record_version v WHERE v.table_name = %1$L
        AND v.at <= (SELECT as_of.instant())
        AND v.record_id IN (SELECT later.record_id FROM record_version later WHERE later.table_name = %1$L
          AND later.at > (SELECT as_of.instant()))
      ORDER BY v.record_id, v.number DESC) past WHERE past.content IS NOT NULL
  $view$, of_table, id);
END $$;
REVOKE EXECUTE ON FUNCTION make_versioned_view(name, text) FROM PUBLIC;
