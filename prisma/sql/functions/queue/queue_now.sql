-- The clock of the queue. Leases end by real time, whatever instant a demo is set to.
CREATE OR REPLACE FUNCTION queue_now() RETURNS timestamptz
  LANGUAGE sql
  RETURN date_trunc('milliseconds', clock_timestamp());
REVOKE EXECUTE ON FUNCTION queue_now() FROM PUBLIC;
