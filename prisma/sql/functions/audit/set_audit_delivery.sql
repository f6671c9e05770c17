-- Turns the delivery of events on or off. Events from now on are noted; what was noted before waits.
CREATE OR REPLACE FUNCTION set_audit_delivery(is_on boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF is_on THEN
    INSERT INTO audit_delivery (id) VALUES (1) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM audit_delivery;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION set_audit_delivery(boolean) FROM PUBLIC;
