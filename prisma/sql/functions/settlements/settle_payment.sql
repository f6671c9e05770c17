-- Settles an approved payment with the debit of the bank. Within the headroom it is paid; beyond the tolerance it
-- has to be approved again; above the cap the whole payment is an apparent violation, because the money has left;
-- and what the rules stop at this step (`stopped`) goes to review with its debit recorded. Of money recorded as
-- already paid the higher of the two amounts counts (`heldCents` is the difference). Returns { status: settled |
-- stale | not_found, state, excessCents, heldCents, ... }. A `determination` made at this step is appended.
CREATE OR REPLACE FUNCTION settle_payment(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p payment;
  y company_year;
  actor uuid := (given->>'actorId')::uuid;
  counted int := (given->>'countedCents')::int;
  held int := 0;
  excess int;
  target "PaymentState";
BEGIN
  p := hold_payment((given->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state <> 'approved' OR p.debit_date IS NOT NULL THEN
    RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state);
  END IF;
  PERFORM refuse_changed_facts(p.company_id, given->>'factsVersion');
  IF p.already_paid THEN held := greatest(0, p.amount_cents - counted); END IF;
  counted := counted + held;
  IF extract(year FROM (given->>'valueDate')::date)::int <> p.year THEN
    RAISE EXCEPTION 'a debit of another year is an entry of that year' USING ERRCODE = 'HR003';
  END IF;
  y := payer_standing(p.company_id, p.year);
  excess := greatest(0, y.used_cents + y.violation_cents + y.reserved_cents - p.amount_cents + counted - y.cap_cents,
    group_excess(p.company_id, p.year, counted - p.amount_cents));
  -- A debit of no more than the approved amount takes headroom from no other entry.
  IF counted <= p.amount_cents THEN excess := 0; END IF;
  target := CASE
    WHEN excess > 0 THEN 'violation'
    WHEN (given->>'stopped')::boolean THEN 'in_review'
    WHEN (given->>'pastTolerance')::boolean THEN 'requested'
    ELSE 'paid' END;
  INSERT INTO payment_settlement (payment_id, currency, amount_minor, debit_cents, counted_cents,
      value_date, posting_date, bank_reference, excess_cents,
      doubts, settled_by_id, settled_at,
      held_cents, amount_read, usd_read)
    VALUES (p.id, given->>'currency', (given->>'amountMinor')::bigint, (given->>'debitCents')::int, counted,
      (given->>'valueDate')::date, (given->>'postingDate')::date, given->>'bankReference', excess,
      ARRAY(SELECT jsonb_array_elements_text(coalesce(given->'doubts', '[]'))), actor, ledger_now(),
      held, (given->>'amountRead')::boolean, (given->>'usdRead')::boolean);
  IF given ? 'determination' THEN PERFORM append_determination(p.id, given->'determination'); END IF;
  PERFORM append_transition(p, target, actor, coalesce(given->>'reason', ''), jsonb_build_object(
    'debitDate', given->>'valueDate',
    'postingDate', given->>'postingDate',
    'bankReference', given->>'bankReference',
    'countedCents', counted,
    'debitCents', (given->>'debitCents')::int,
    'currency', given->>'currency',
    'amountMinor', (given->>'amountMinor')::bigint,
    'excessCents', excess,
    'heldCents', held,
    'amountReadFromBank', given->'amountRead',
    'usdReadFromBank', given->'usdRead',
    'doubts', coalesce(given->'doubts', '[]'))
    - CASE WHEN target IN ('requested', 'in_review') AND counted < p.amount_cents THEN 'countedCents' ELSE '' END);
  RETURN jsonb_build_object(
    'status', 'settled',
    'reference', p.reference,
    'state', target,
    'excessCents', excess,
    'heldCents', held,
    'headroom', headroom_of(p.company_id, p.year));
END $$;
REVOKE EXECUTE ON FUNCTION settle_payment(jsonb) FROM PUBLIC;
