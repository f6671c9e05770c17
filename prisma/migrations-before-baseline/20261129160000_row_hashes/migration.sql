-- What an event proves about the row it tells of: the SHA-256 of that row as it stood when the event was written (docs/audit-chain.md).

-- The hash of a row of any table, given as the row itself: row_sha256(NEW), never row_sha256(to_jsonb(NEW)), which would fix the instants in the time zone of
-- the session before they come here. SHA-256, in lower case, over the UTF-8 of the row as jsonb text in UTC: every column that is no secret, empty ones
-- included. The columns themselves are hashed, so a column that is added later never makes an older row look changed: columns_as_hashed() tries the columns that
-- there were.
CREATE FUNCTION row_sha256(kept anyelement) RETURNS text LANGUAGE plpgsql STABLE SET TimeZone = 'UTC' AS $$
BEGIN
  RETURN encode(sha256(convert_to(public.version_content(to_jsonb(kept))::text, 'UTF8')), 'hex');
END $$;

-- The condition that finds a row of a table by its id, as record_version writes ids: the columns of the primary key with a blank between. Null when there is
-- no such table, or when the text cannot be an id of it.
CREATE FUNCTION row_condition(of_table text, record_id text) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  parts text[] := string_to_array(record_id, ' ');
  condition text;
BEGIN
  SELECT string_agg(format('%I = %L::%s', a.attname, parts[k.place], format_type(a.atttypid, NULL)), ' AND ' ORDER BY k.place) INTO condition
  FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
  WHERE i.indrelid = to_regclass(format('public.%I', of_table)) AND i.indisprimary
  HAVING count(*) = cardinality(parts) AND bool_and(CASE a.atttypid WHEN 'uuid'::regtype THEN parts[k.place] ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    WHEN 'int4'::regtype THEN parts[k.place] ~ '^[0-9]{1,9}$' ELSE a.atttypid = 'text'::regtype END);
  RETURN condition;
END $$;

-- The hash of the row that a table holds under an id, as it stands in this transaction; null when there is none.
CREATE FUNCTION row_sha256_of(of_table text, record_id text) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  condition text := row_condition(of_table, record_id);
  hash text;
BEGIN
  IF condition IS NULL THEN RETURN NULL; END IF;
  EXECUTE format('SELECT row_sha256(kept) FROM public.%I kept WHERE %s', of_table, condition) INTO hash;
  RETURN hash;
END $$;

-- How many columns of a row are as they were when this hash of it was made: all that are hashed, or as many as the table had then. Null when the row is not
-- what was hashed, or is gone. A table only ever gains columns, at its end; so the columns of a hash are its first ones.
CREATE FUNCTION columns_as_hashed(of_table text, record_id text, given_sha256 text) RETURNS int LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp SET TimeZone = 'UTC' AS $$
DECLARE
  condition text := row_condition(of_table, record_id);
  content jsonb;
  names text[];
BEGIN
  IF condition IS NULL THEN RETURN NULL; END IF;
  EXECUTE format('SELECT version_content(to_jsonb(kept)) FROM public.%I kept WHERE %s', of_table, condition) INTO content;
  SELECT array_agg(attname ORDER BY attnum) INTO names FROM pg_attribute
  WHERE attrelid = to_regclass(format('public.%I', of_table)) AND attnum > 0 AND NOT attisdropped AND content ? attname;
  FOR covered IN REVERSE coalesce(cardinality(names), 0)..1 LOOP
    IF row_sha256(content) = given_sha256 THEN RETURN covered; END IF;
    content := content - names[covered];
  END LOOP;
  RETURN NULL;
END $$;
