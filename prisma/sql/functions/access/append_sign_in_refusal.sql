-- Appends the event of a refused sign-in, or of several, in a window.
CREATE OR REPLACE FUNCTION append_sign_in_refusal(counted sign_in_window, actor_id uuid, reason text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  target text := CASE counted.scope
    WHEN 'all' THEN 'all accounts'
    WHEN 'source' THEN counted.source
    WHEN 'provider' THEN coalesce(nullif(counted.account, ''), 'an answer of the identity provider')
    ELSE coalesce(nullif(counted.account, ''), 'no e-mail address') END;
BEGIN
  PERFORM append_audit_event(jsonb_strip_nulls(jsonb_build_object(
    'actorId', actor_id,
    'verb', 'person.sign-in-refused',
    'targetKind', CASE WHEN counted.scope IN ('all', 'source') THEN 'sign-in-source' ELSE 'person' END,
    'targetId', target,
    'targetName', target,
    'after', CASE counted.scope
      WHEN 'account_and_source' THEN jsonb_build_object('source', counted.source)::text
      WHEN 'device' THEN jsonb_build_object('knownDevice', true)::text
      WHEN 'factor' THEN jsonb_build_object('secondFactor', 'incorrect')::text END,
    'reason', reason,
    'wrote', false)));
END $$;
REVOKE EXECUTE ON FUNCTION append_sign_in_refusal(sign_in_window, uuid, text) FROM PUBLIC;
