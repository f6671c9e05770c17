-- Notes that the system outside did not receive events: the next attempt is after a minute, and later each time, at
-- most after ten.
CREATE OR REPLACE FUNCTION note_delivery_failure(given_error text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE audit_delivery SET failing_since = coalesce(failing_since, clock_timestamp()), failures = failures + 1,
    next_attempt_at = clock_timestamp() + least(failures + 1, 10) * interval '1 minute', error = left(given_error, 500);
$$;
REVOKE EXECUTE ON FUNCTION note_delivery_failure(text) FROM PUBLIC;
