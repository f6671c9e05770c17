-- Notes that a logout token is used. Returns false when it was used before. A token older than an hour is not accepted
-- whatever it states, so its hash is deleted then.
CREATE OR REPLACE FUNCTION accept_logout_token(given_hash text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM logout_token WHERE accepted_at <= clock_timestamp() - interval '1 hour';
  INSERT INTO logout_token (token_hash) VALUES (given_hash) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION accept_logout_token(text) FROM PUBLIC;
