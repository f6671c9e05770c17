-- The confirmation of an apparent violation is an event.
CREATE OR REPLACE FUNCTION violation_confirmation_is_audited() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_payment_event(NEW.payment_id, NEW.confirmed_at, NEW.confirmed_by_id, 'payment.violation-confirmed',
    jsonb_build_object('rowSha256', jsonb_build_object('violation_confirmation ' || NEW.payment_id, row_sha256(NEW))),
      NEW.reason);
  RETURN NULL;
END $$;
