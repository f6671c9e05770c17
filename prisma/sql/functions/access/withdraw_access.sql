-- Ends the unused links of a person and the requests for their access that have not taken effect.
CREATE OR REPLACE FUNCTION withdraw_access(subject uuid) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE one_time_link SET expires_at = least(expires_at, clock_timestamp())
    WHERE person_id = subject AND used_at IS NULL AND expires_at > clock_timestamp();
  UPDATE access_grant SET withdrawn_at = clock_timestamp()
    WHERE person_id = subject AND effective_at IS NULL AND withdrawn_at IS NULL;
END $$;
REVOKE EXECUTE ON FUNCTION withdraw_access(uuid) FROM PUBLIC;
