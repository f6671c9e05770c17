-- Closes windows of refused requests that are over, a thousand at a time; one in use is left for the next call.
-- Returns how many.
CREATE OR REPLACE FUNCTION close_refusal_windows() RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted refusal_window;
  closed int := 0;
BEGIN
  FOR counted IN SELECT * FROM refusal_window AS w
    WHERE w.began_at <= clock_timestamp() - interval '15 minutes'
    ORDER BY w.began_at LIMIT 1000 FOR UPDATE SKIP LOCKED LOOP
    PERFORM close_refusal_window(counted);
    closed := closed + 1;
  END LOOP;
  RETURN closed;
END $$;
REVOKE EXECUTE ON FUNCTION close_refusal_windows() FROM PUBLIC;
