-- Payments as of an instant. A payment that has changed since is read as its last transition until then left it,
-- with the facts of the bank only once they were known. The columns of the second half follow those of the table, in
-- their order.
CREATE OR REPLACE VIEW as_of.payment AS
  SELECT p.* FROM public.payment p
  WHERE p.recorded_at <= (SELECT as_of.instant()) AND NOT EXISTS (
    SELECT FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at > (SELECT as_of.instant()))
  UNION ALL
  SELECT
    p.id, p.reference, p.company_id, p.year,
    past.to_state AS state,
    p.fsb_license_id, p.product_id, p.purpose, p.payee_kind, p.payee_name, p.currency, p.amount_minor,
    p.service_fee_minor, p.rate, p.rate_date, p.rate_source,
    CASE WHEN past.was_counted THEN p.amount_cents ELSE coalesce(p.entered_cents, p.amount_cents) END AS amount_cents,
    p.invoice_date, p.payment_date, p.already_paid,
    CASE WHEN past.was_debited THEN p.debit_date END AS debit_date,
    CASE WHEN past.was_debited OR p.debit_date IS NULL THEN p.posting_date ELSE coalesce(
      (SELECT (v.content->>'posting_date')::date FROM record_version v
        WHERE v.table_name = 'payment' AND v.record_id = p.id::text),
      CASE WHEN p.already_paid THEN p.posting_date END) END AS posting_date,
    CASE WHEN past.was_debited THEN p.bank_reference END AS bank_reference,
    p.note, p.retry_of_id, p.corrects_id, p.recorded_by_id, p.recorded_at, p.idempotency_key, p.request_hash,
    p.payee_address, p.fsb_receipt, p.service_fee_cents, p.state_duty_cents,
    CASE WHEN past.was_counted THEN p.entered_cents END AS entered_cents,
    CASE WHEN past.was_counted THEN p.settled_at END AS settled_at,
    p.payer_account
  FROM (
    SELECT DISTINCT moved.payment_id FROM public.payment_transition moved
    WHERE moved.at > (SELECT as_of.instant()) AND moved.seq > 1
  ) later
    JOIN public.payment p ON p.id = later.payment_id AND p.recorded_at <= (SELECT as_of.instant())
    CROSS JOIN LATERAL (
      SELECT (array_agg(t.to_state ORDER BY t.seq DESC))[1] AS to_state,
        bool_or(t.to_state = 'paid' OR t.facts ? 'debitDate') AS was_debited,
        bool_or(t.facts ? 'countedCents') AS was_counted
      FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at <= (SELECT as_of.instant())
    ) past;
