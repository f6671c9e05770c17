-- The instant of this transaction, in milliseconds. Only a demo organisation may set the clock, to give its invented
-- entries a past.
CREATE OR REPLACE FUNCTION ledger_now() RETURNS timestamptz
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  demo_clock text := current_setting('headroom.demo_clock', true);
BEGIN
  IF demo_clock IS NULL OR demo_clock = '' THEN RETURN date_trunc('milliseconds', now()); END IF;
  IF NOT EXISTS (SELECT FROM organisation WHERE demo) THEN
    RAISE EXCEPTION 'the clock can be set for demo data only' USING ERRCODE = 'HR010';
  END IF;
  RETURN date_trunc('milliseconds', demo_clock::timestamptz);
END $$;
