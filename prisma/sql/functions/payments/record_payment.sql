-- Records an entry with its determination, destinations, first transition and audit event: all or nothing. Returns
-- { status, paymentId, reference, state, headroom }; status is `recorded`, `repeated` (the same submission again: the
-- first answer applies) or `conflict` (the same key with other data). Raises HR001 above the cap, HR002 in a closed
-- year, HR005 when the facts in `factsVersion` have changed.
CREATE OR REPLACE FUNCTION record_payment(entry jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p record;
  answer text := 'recorded';
BEGIN
  PERFORM set_config('headroom.expected_facts', coalesce(entry->>'factsVersion', ''), true);
  WITH recorded AS (
    INSERT INTO payment (
      id, reference, company_id, year, state,
      fsb_license_id, product_id, purpose, payee_kind, payee_name, payee_address,
      currency, amount_minor, service_fee_minor, rate, rate_date, rate_source,
      amount_cents, service_fee_cents, state_duty_cents, fsb_receipt,
      invoice_date, payment_date, already_paid, posting_date,
      note, retry_of_id, corrects_id, recorded_by_id, recorded_at,
      idempotency_key, request_hash, payer_account)
    SELECT
      e."id", 'P-' || extract(year FROM e."paymentDate")::int || '-'
        || to_char(nextval('payment_reference'), 'FM9999999990000'),
      e."companyId", extract(year FROM e."paymentDate")::int, e."state",
      e."fsbLicenseId", e."productId", e."purpose", e."payeeKind", e."payeeName", coalesce(e."payeeAddress", ''),
      e."currency", e."amountMinor", e."serviceFeeMinor", e."rate", e."rateDate", e."rateSource",
      e."amountCents", e."serviceFeeCents", e."stateDutyCents", e."fsbReceipt",
      e."invoiceDate", e."paymentDate", e."alreadyPaid", e."postingDate",
      e."note", e."retryOfId", e."correctsId", e."recordedById", ledger_now(),
      e."idempotencyKey", e."requestHash", coalesce(e."payerAccount", '')
    FROM jsonb_to_record(entry) AS e(
      "id" uuid, "companyId" uuid, "state" "PaymentState",
      "fsbLicenseId" uuid, "productId" uuid, "purpose" "Purpose", "payeeKind" "PayeeKind",
      "payeeName" text, "payeeAddress" text,
      "currency" text, "amountMinor" bigint, "serviceFeeMinor" bigint,
      "rate" numeric, "rateDate" date, "rateSource" "RateSource",
      "amountCents" int, "serviceFeeCents" int, "stateDutyCents" int, "fsbReceipt" boolean,
      "invoiceDate" date, "paymentDate" date, "alreadyPaid" boolean, "postingDate" date,
      "note" text, "retryOfId" uuid, "correctsId" uuid, "recordedById" uuid,
      "idempotencyKey" uuid, "requestHash" text, "payerAccount" text)
    ON CONFLICT DO NOTHING
    RETURNING id, reference, state, company_id, year, request_hash, recorded_at
  ), determined AS (
    INSERT INTO payment_determination (
      payment_id, seq, outcome, findings, blocked_by, general_licenses,
      cap_cents, used_cents, reserved_cents, violation_cents,
      rules_version, places_version, law_version, made_at)
    SELECT
      recorded.id, 1, d."outcome", d."findings", d."blockedBy", d."generalLicenses",
      d."capCents", d."usedCents", d."reservedCents", coalesce(d."violationCents", 0),
      d."rulesVersion", d."placesVersion", coalesce(d."lawVersion", ''), recorded.recorded_at
    FROM recorded, jsonb_to_record(entry->'determination') AS d(
      "outcome" "FindingOutcome", "findings" jsonb, "blockedBy" text[], "generalLicenses" text[],
      "capCents" int, "usedCents" int, "reservedCents" int, "violationCents" int,
      "rulesVersion" text, "placesVersion" text, "lawVersion" text)
  ), destined AS (
    INSERT INTO payment_destination (
      payment_id, position, role, name, address, country,
      region, city, postal_code,
      name_words,
      place_words,
      outcome, verdict)
    SELECT
      recorded.id, place, (d->>'role')::"DestinationRole", d->>'name', d->>'address', d->>'country',
      coalesce(d->>'region', ''), coalesce(d->>'city', ''), coalesce(d->>'postalCode', ''),
      CASE WHEN d ? 'nameWords' THEN ARRAY(SELECT jsonb_array_elements_text(d->'nameWords')) ELSE '{}' END,
      CASE WHEN d ? 'placeWords' THEN ARRAY(SELECT jsonb_array_elements_text(d->'placeWords')) ELSE '{}' END,
      (d->>'outcome')::"FindingOutcome", d->'verdict'
    FROM recorded, jsonb_array_elements(entry->'destinations') WITH ORDINALITY AS given(d, place)
  )
  SELECT * INTO p FROM recorded;
  IF p.id IS NULL THEN
    SELECT id, reference, state, company_id, year, request_hash INTO p FROM payment
      WHERE idempotency_key = (entry->>'idempotencyKey')::uuid;
    IF NOT FOUND THEN RAISE EXCEPTION 'another submission has this id' USING ERRCODE = '23505'; END IF;
    answer := CASE WHEN p.request_hash = entry->>'requestHash' THEN 'repeated' ELSE 'conflict' END;
  END IF;
  RETURN jsonb_build_object(
    'status', answer,
    'paymentId', p.id,
    'reference', p.reference,
    'state', p.state,
    'headroom', headroom_of(p.company_id, p.year));
END $$;
REVOKE EXECUTE ON FUNCTION record_payment(jsonb) FROM PUBLIC;
