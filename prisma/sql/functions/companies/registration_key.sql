-- A registration number without case, spaces, dots, dashes and slashes. Two indexes are built on it: a migration
-- that changes it has to rebuild them.
CREATE OR REPLACE FUNCTION registration_key(given text) RETURNS text
  LANGUAGE sql IMMUTABLE AS $$
  SELECT upper(regexp_replace(normalize(given, NFKC), '[[:space:].,/_\-‐‑‒–—―−]+', '', 'g'))
$$;
