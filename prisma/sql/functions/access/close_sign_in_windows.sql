-- Closes windows that are over, a thousand at a time; a window in use is left for the next call. Returns how many.
CREATE OR REPLACE FUNCTION close_sign_in_windows() RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted sign_in_window;
  closed int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in events', 0));
  FOR counted IN SELECT * FROM sign_in_window AS w
    WHERE w.scope <> 'all' AND w.began_at <= clock_timestamp() - interval '15 minutes'
    ORDER BY w.began_at LIMIT 1000 FOR UPDATE SKIP LOCKED LOOP
    PERFORM close_sign_in_window(counted);
    closed := closed + 1;
  END LOOP;
  -- After the others, which may have been added to it.
  SELECT * INTO counted FROM sign_in_window AS w
  WHERE w.scope = 'all' AND w.began_at <= clock_timestamp() - interval '15 minutes';
  IF FOUND AND closed < 1000 THEN
    PERFORM close_sign_in_window(counted);
    closed := closed + 1;
  END IF;
  RETURN closed;
END $$;
REVOKE EXECUTE ON FUNCTION close_sign_in_windows() FROM PUBLIC;
