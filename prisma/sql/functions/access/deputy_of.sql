-- What marks a decision of a deputy: whose deputy the person is at an instant, and until which day. Null for others.
CREATE OR REPLACE FUNCTION deputy_of(actor uuid, at timestamptz) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT string_agg(p.name || ' until ' || d.last_day, ', ' ORDER BY p.name, d.id)
  FROM deputyship AS d JOIN person AS p ON p.id = d.person_id JOIN organisation AS o ON o.id = 1
  WHERE d.deputy_id = actor AND (d.ended_at IS NULL OR d.ended_at > at)
    AND (at AT TIME ZONE o.time_zone)::date BETWEEN d.first_day AND d.last_day
$$;
REVOKE EXECUTE ON FUNCTION deputy_of(uuid, timestamptz) FROM PUBLIC;
