-- Removes the events that the system outside has received from those that wait.
CREATE OR REPLACE FUNCTION note_delivered(given bigint[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM audit_outbox WHERE id = ANY (given);
  UPDATE audit_delivery SET delivered_at = clock_timestamp(), failing_since = NULL, failures = 0, error = '';
$$;
REVOKE EXECUTE ON FUNCTION note_delivered(bigint[]) FROM PUBLIC;
