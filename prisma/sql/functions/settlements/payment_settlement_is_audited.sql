-- A settlement is an event of its own: a debit in another year settles an entry that is recorded in the same
-- transaction.
CREATE OR REPLACE FUNCTION payment_settlement_is_audited() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_payment_event(NEW.payment_id, NEW.settled_at, NEW.settled_by_id, 'payment.settled',
    jsonb_build_object(
      'valueDate', NEW.value_date,
      'bankReference', NEW.bank_reference,
      'currency', NEW.currency,
      'amountMinor', NEW.amount_minor,
      'countedCents', NEW.counted_cents,
      'heldCents', NEW.held_cents,
      'amountReadFromBank', NEW.amount_read,
      'usdReadFromBank', NEW.usd_read,
      'rowSha256', jsonb_build_object('payment_settlement ' || NEW.payment_id, row_sha256(NEW))), '');
  RETURN NULL;
END $$;
