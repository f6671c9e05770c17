-- The bank account that a payment is debited from, as the payer gives it: a fact of the entry, never of the rules.
ALTER TABLE payment ADD COLUMN payer_account TEXT NOT NULL DEFAULT '';
ALTER TABLE payment ADD CONSTRAINT payment_payer_account_is_short CHECK (char_length(payer_account) <= 34);

-- Replaces one passage of a function. Raises an error where the passage is missing.
CREATE FUNCTION pg_temp.replace_passage(of_function regprocedure, passage text, replacement text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  definition text := pg_get_functiondef(of_function);
BEGIN
  IF position(passage IN definition) = 0 THEN RAISE EXCEPTION '% does not contain: %', of_function, passage; END IF;
  EXECUTE replace(definition, passage, replacement);
END $$;

SELECT pg_temp.replace_passage('record_payment(jsonb)', 'recorded_by_id, recorded_at, idempotency_key, request_hash)',
  'recorded_by_id, recorded_at, idempotency_key, request_hash, payer_account)');
SELECT pg_temp.replace_passage('record_payment(jsonb)', 'e."idempotencyKey", e."requestHash"', 'e."idempotencyKey", e."requestHash", coalesce(e."payerAccount", '''')');
SELECT pg_temp.replace_passage('record_payment(jsonb)', '"requestHash" text)', '"requestHash" text, "payerAccount" text)');

SELECT pg_temp.replace_passage('payment_begins()', $old$jsonb_build_object('state', NEW.state, 'amountCents', NEW.amount_cents, 'currency', NEW.currency, 'amountMinor', NEW.amount_minor,
      'paymentDate', NEW.payment_date, 'payee', NEW.payee_name, 'outcome', d.outcome, 'blockedBy', d.blocked_by, 'rulesVersion', d.rules_version,
      'placesVersion', d.places_version, 'requestSha256', NEW.request_hash, 'rowSha256', payment_row_hashes(NEW, d))::text$old$,
  $new$(jsonb_build_object('state', NEW.state, 'amountCents', NEW.amount_cents, 'currency', NEW.currency, 'amountMinor', NEW.amount_minor,
      'paymentDate', NEW.payment_date, 'payee', NEW.payee_name, 'outcome', d.outcome, 'blockedBy', d.blocked_by, 'rulesVersion', d.rules_version,
      'placesVersion', d.places_version, 'requestSha256', NEW.request_hash, 'rowSha256', payment_row_hashes(NEW, d))
      || CASE WHEN NEW.payer_account = '' THEN '{}' ELSE jsonb_build_object('payerAccount', NEW.payer_account) END)::text$new$);
DROP FUNCTION pg_temp.replace_passage(regprocedure, text, text);

-- The view of the past lists the columns that the table had when the view was made: the new one joins at the end.
DO $$
DECLARE
  past text := (SELECT string_agg(CASE attname
      WHEN 'state' THEN 'past.to_state AS state'
      WHEN 'debit_date' THEN 'CASE WHEN past.was_debited THEN p.debit_date END AS debit_date'
      WHEN 'bank_reference' THEN 'CASE WHEN past.was_debited THEN p.bank_reference END AS bank_reference'
      WHEN 'amount_cents' THEN 'CASE WHEN past.was_counted THEN p.amount_cents ELSE coalesce(p.entered_cents, p.amount_cents) END AS amount_cents'
      WHEN 'entered_cents' THEN 'CASE WHEN past.was_counted THEN p.entered_cents END AS entered_cents'
      WHEN 'settled_at' THEN 'CASE WHEN past.was_counted THEN p.settled_at END AS settled_at'
      WHEN 'posting_date' THEN $column$CASE WHEN past.was_debited OR p.debit_date IS NULL THEN p.posting_date ELSE coalesce((SELECT (v.content->>'posting_date')::date
        FROM record_version v WHERE v.table_name = 'payment' AND v.record_id = p.id::text), CASE WHEN p.already_paid THEN p.posting_date END) END AS posting_date$column$
      ELSE format('p.%I', attname) END, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'payment'::regclass AND attnum > 0 AND NOT attisdropped);
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW as_of.payment AS
    SELECT p.* FROM public.payment p WHERE p.recorded_at <= (SELECT as_of.instant())
      AND NOT EXISTS (SELECT FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at > (SELECT as_of.instant()))
    UNION ALL
    SELECT ' || past || ' FROM (SELECT DISTINCT moved.payment_id FROM public.payment_transition moved WHERE moved.at > (SELECT as_of.instant()) AND moved.seq > 1) later
      JOIN public.payment p ON p.id = later.payment_id AND p.recorded_at <= (SELECT as_of.instant())
      CROSS JOIN LATERAL (SELECT (array_agg(t.to_state ORDER BY t.seq DESC))[1] AS to_state, bool_or(t.to_state = ''paid'' OR t.facts ? ''debitDate'') AS was_debited,
          bool_or(t.facts ? ''countedCents'') AS was_counted
        FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at <= (SELECT as_of.instant())) past';
END $$;
