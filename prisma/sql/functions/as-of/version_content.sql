-- What a version of a row contains: every column but the secrets.
CREATE OR REPLACE FUNCTION version_content(given jsonb) RETURNS jsonb
  LANGUAGE sql IMMUTABLE
  RETURN given - 'password_hash' - 'session_version';
