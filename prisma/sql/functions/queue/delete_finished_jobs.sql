-- Deletes jobs that finished more than a week ago: what they did is in the ledger and the audit trail. Returns how
-- many.
CREATE OR REPLACE FUNCTION delete_finished_jobs() RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  deleted int;
BEGIN
  DELETE FROM job WHERE finished_at < queue_now() - interval '7 days';
  GET DIAGNOSTICS deleted = ROW_COUNT;
  RETURN deleted;
END $$;
REVOKE EXECUTE ON FUNCTION delete_finished_jobs() FROM PUBLIC;
