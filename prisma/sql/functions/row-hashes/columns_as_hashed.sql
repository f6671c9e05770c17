-- How many columns of a row are unchanged since its hash was made: all that are hashed, or as many as the table had
-- then. Null when the row is not the hashed one, or is gone. A table only gains columns, at its end, so the columns
-- of a hash are the first ones.
CREATE OR REPLACE FUNCTION columns_as_hashed(of_table text, record_id text, given_sha256 text) RETURNS int
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET TimeZone = 'UTC' AS $$
DECLARE
  condition text := row_condition(of_table, record_id);
  content jsonb;
  names text[];
BEGIN
  IF condition IS NULL THEN RETURN NULL; END IF;
  EXECUTE format('SELECT version_content(to_jsonb(kept)) FROM public.%I kept WHERE %s', of_table, condition)
    INTO content;
  SELECT array_agg(attname ORDER BY attnum) INTO names FROM pg_attribute
  WHERE attrelid = to_regclass(format('public.%I', of_table)) AND attnum > 0 AND NOT attisdropped
    AND content ? attname;
  FOR covered IN REVERSE coalesce(cardinality(names), 0)..1 LOOP
    IF row_sha256(content) = given_sha256 THEN RETURN covered; END IF;
    content := content - names[covered];
  END LOOP;
  RETURN NULL;
END $$;
