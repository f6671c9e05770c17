-- Locks the payer of a payment, then the payment. Nothing is locked before the payer.
CREATE OR REPLACE FUNCTION hold_payment(which uuid, whole_organisation boolean) RETURNS payment
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  SELECT * INTO p FROM payment WHERE id = which;
  IF p.id IS NULL THEN RETURN NULL; END IF;
  PERFORM lock_payer(p.company_id, whole_organisation);
  SELECT * INTO p FROM payment WHERE id = which FOR UPDATE;
  RETURN p;
END $$;
REVOKE EXECUTE ON FUNCTION hold_payment(uuid, boolean) FROM PUBLIC;
