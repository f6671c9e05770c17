-- Today's date in the time zone of the organisation.
CREATE OR REPLACE FUNCTION organisation_today() RETURNS date
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (now() AT TIME ZONE o.time_zone)::date FROM organisation o WHERE o.id = 1
$$;
