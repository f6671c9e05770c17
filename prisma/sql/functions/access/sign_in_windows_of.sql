-- The windows that an attempt to sign in is counted in, with the most incorrect passwords of each, in the order of the
-- check. A known device and an open session have windows of their own: what strangers do cannot lock them. So have
-- second factors, which are given after the right password.
-- 24 in fifteen minutes are fewer than a hundred an hour on one account, however many sources take part.
CREATE OR REPLACE FUNCTION sign_in_windows_of(given jsonb)
  RETURNS TABLE (scope text, account text, source text, allowed int)
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT each.scope, each.account, each.source, each.allowed
  FROM (
    VALUES
      (1, 'stranger', 'source', '', given->>'source', 40),
      (2, 'stranger', 'account', given->>'account', '', 24),
      (3, 'stranger', 'account_and_source', given->>'account', given->>'source', 8),
      (1, 'device', 'device', given->>'account', given->>'deviceId', 8),
      (1, 'session', 'session', given->>'account', '', 8),
      (1, 'factor', 'factor', given->>'account', '', 8)
  ) AS each(position, via, scope, account, source, allowed)
  WHERE each.via = given->>'via' ORDER BY each.position
$$;
REVOKE EXECUTE ON FUNCTION sign_in_windows_of(jsonb) FROM PUBLIC;
