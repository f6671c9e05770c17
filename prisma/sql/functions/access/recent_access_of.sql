-- What marks a decision of an account: access that someone else gave to it and that took effect within the last seven
-- days, or, until a second person has confirmed it, that was given without one. Null where there is none.
CREATE OR REPLACE FUNCTION recent_access_of(actor uuid, at timestamptz) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE g.kind WHEN 'link' THEN 'password link' WHEN 'change' THEN 'role or email address'
      WHEN 'identity' THEN 'another identity of the provider' WHEN 'invitation' THEN 'invitation'
      ELSE 'reactivation' END
    || ' given by ' || c.name || ' on ' || to_char(g.effective_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD')
    || CASE WHEN g.confirmed_at IS NULL AND g.second_person <> 'not_needed' THEN ', without a second person'
      ELSE '' END
  FROM access_grant AS g JOIN person AS c ON c.id = g.created_by_id JOIN organisation AS o ON o.id = 1
  WHERE g.person_id = actor AND g.created_by_id <> actor AND g.effective_at <= at
    AND (g.effective_at > at - interval '7 days' OR (g.second_person <> 'not_needed' AND g.confirmed_at IS NULL))
  ORDER BY g.effective_at DESC LIMIT 1
$$;
REVOKE EXECUTE ON FUNCTION recent_access_of(uuid, timestamptz) FROM PUBLIC;
