-- Applies access that waits no longer, other than a link: the person has it from now on, and their other links and
-- requests end. Their sessions end with a new role, and with the end of their identities at the provider.
CREATE OR REPLACE FUNCTION apply_access_grant(which uuid) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  g access_grant;
BEGIN
  UPDATE access_grant SET effective_at = clock_timestamp() WHERE id = which AND kind <> 'link'
    RETURNING * INTO STRICT g;
  PERFORM withdraw_access(g.person_id);
  UPDATE session AS s SET ended_at = clock_timestamp() FROM person AS p
    WHERE p.id = g.person_id AND s.person_id = p.id AND s.ended_at IS NULL
      AND (g.role <> p.role OR g.kind = 'identity');
  IF g.kind = 'identity' THEN
    UPDATE person_identity SET ended_at = clock_timestamp() WHERE person_id = g.person_id AND ended_at IS NULL;
  END IF;
  UPDATE person AS p SET version = p.version + 1, name = coalesce(g.name, p.name), email = coalesce(g.email, p.email),
    role = coalesce(g.role, p.role),
    deactivated_at = CASE WHEN g.kind = 'reactivation' THEN NULL ELSE p.deactivated_at END
    WHERE p.id = g.person_id;
END $$;
REVOKE EXECUTE ON FUNCTION apply_access_grant(uuid) FROM PUBLIC;
