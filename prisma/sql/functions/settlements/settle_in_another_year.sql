-- A debit in another year: the old entry releases its reservation, and the debit is an entry of its own year, linked
-- to the old one; both or neither. The years are locked in their order. `entry` is what record_payment() takes,
-- already paid, with `correctsId` naming the old entry; `settlement` is what settle_payment() takes.
CREATE OR REPLACE FUNCTION settle_in_another_year(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p payment;
  settlement jsonb := given->'settlement';
  entry jsonb := given->'entry';
  actor uuid := (settlement->>'actorId')::uuid;
  recorded jsonb;
BEGIN
  p := hold_payment((settlement->>'paymentId')::uuid, true);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state <> 'approved' OR p.debit_date IS NOT NULL THEN
    RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state);
  END IF;
  IF entry->>'companyId' <> p.company_id::text OR entry->>'correctsId' <> p.id::text
    OR NOT (entry->>'alreadyPaid')::boolean THEN
    RAISE EXCEPTION 'the debit of % is an entry of the same company that names it', p.reference
      USING ERRCODE = 'HR003';
  END IF;
  IF p.already_paid THEN
    RAISE EXCEPTION 'the money of % left in % as recorded: two people void that, if it never did', p.reference, p.year
      USING ERRCODE = 'HR003';
  END IF;
  PERFORM refuse_changed_facts(p.company_id, settlement->>'factsVersion');
  PERFORM 1 FROM company_year WHERE company_id = p.company_id
    AND year IN (p.year, extract(year FROM (entry->>'paymentDate')::date)::int) ORDER BY year FOR UPDATE;
  PERFORM append_transition(p, 'voided', actor, coalesce(settlement->>'reason', ''),
    jsonb_build_object('countedInAnotherYear', entry->>'paymentDate'));
  recorded := record_payment(entry - 'factsVersion');
  IF recorded->>'status' <> 'recorded' THEN
    RAISE EXCEPTION 'the debit of % was recorded before', p.reference USING ERRCODE = 'HR003';
  END IF;
  INSERT INTO payment_settlement (payment_id, currency, amount_minor,
      debit_cents, counted_cents,
      value_date, posting_date, bank_reference,
      doubts, settled_by_id, settled_at,
      amount_read, usd_read)
    VALUES ((recorded->>'paymentId')::uuid, settlement->>'currency', (settlement->>'amountMinor')::bigint,
      (settlement->>'debitCents')::int, (settlement->>'countedCents')::int,
      (settlement->>'valueDate')::date, (settlement->>'postingDate')::date, settlement->>'bankReference',
      ARRAY(SELECT jsonb_array_elements_text(coalesce(settlement->'doubts', '[]'))), actor, ledger_now(),
      (settlement->>'amountRead')::boolean, (settlement->>'usdRead')::boolean);
  RETURN recorded || jsonb_build_object('status', 'settled_in_another_year', 'voidedReference', p.reference);
END $$;
REVOKE EXECUTE ON FUNCTION settle_in_another_year(jsonb) FROM PUBLIC;
