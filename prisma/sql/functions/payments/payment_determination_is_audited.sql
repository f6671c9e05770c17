-- Each further determination of a payment is an event.
CREATE OR REPLACE FUNCTION payment_determination_is_audited() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_payment_event(NEW.payment_id, NEW.made_at, NULL, 'payment.rules-asked-again',
    jsonb_build_object(
      'outcome', NEW.outcome,
      'blockedBy', NEW.blocked_by,
      'step', NEW.asked_at_step,
      'rulesVersion', NEW.rules_version,
      'rowSha256', jsonb_build_object(
        'payment_determination ' || NEW.payment_id || ' ' || NEW.seq, row_sha256(NEW))), '');
  RETURN NULL;
END $$;
