-- Notes an event for the system outside, where one is configured, in the transaction that writes it. The chain is held
-- by its writer, so the events of a chain are noted in their order.
CREATE OR REPLACE FUNCTION note_for_delivery() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM audit_delivery) THEN
    INSERT INTO audit_outbox (chain, seq) VALUES (NEW.chain, NEW.seq);
  END IF;
  RETURN NULL;
END $$;
