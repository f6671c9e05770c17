-- The condition that finds a row of a table by its id, as record_version writes ids: the columns of the primary key,
-- separated by a space. Null when there is no such table, or when the text cannot be an id of it.
CREATE OR REPLACE FUNCTION row_condition(of_table text, record_id text) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  parts text[] := string_to_array(record_id, ' ');
  condition text;
BEGIN
  SELECT string_agg(format('%I = %L::%s', a.attname, parts[k.place], format_type(a.atttypid, NULL)), ' AND '
    ORDER BY k.place) INTO condition
  FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
  WHERE i.indrelid = to_regclass(format('public.%I', of_table)) AND i.indisprimary AND k.place <= i.indnkeyatts
  HAVING count(*) = cardinality(parts) AND bool_and(CASE a.atttypid WHEN 'uuid'::regtype
    THEN parts[k.place] ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    WHEN 'int4'::regtype THEN parts[k.place] ~ '^[0-9]{1,9}$' ELSE a.atttypid = 'text'::regtype END);
  RETURN condition;
END $$;
