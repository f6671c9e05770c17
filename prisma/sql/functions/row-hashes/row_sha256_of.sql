-- The hash of the row that a table has under an id in this transaction. Null when there is none.
CREATE OR REPLACE FUNCTION row_sha256_of(of_table text, record_id text) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  condition text := row_condition(of_table, record_id);
  hash text;
BEGIN
  IF condition IS NULL THEN RETURN NULL; END IF;
  EXECUTE format('SELECT row_sha256(kept) FROM public.%I kept WHERE %s', of_table, condition) INTO hash;
  RETURN hash;
END $$;
