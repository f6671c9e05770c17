-- The only ways in. Each runs as the owner of the tables; the application's role may call them and read, nothing else. The search path is fixed and ends
-- with pg_temp, so that nobody puts a temporary table in the place of a real one. Connections live long: a plan made while a table was small must
-- not be a sequential scan, because it is kept while the table grows.

CREATE FUNCTION headroom_of(company uuid, payment_year int) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  cap int;
  used int;
  reserved int;
BEGIN
  SELECT cap_cents, used_cents, reserved_cents INTO cap, used, reserved FROM company_year WHERE company_id = company AND year = payment_year;
  RETURN jsonb_build_object('capCents', coalesce(cap, annual_cap_cents()), 'usedCents', coalesce(used, 0), 'reservedCents', coalesce(reserved, 0));
END $$;

-- Records an entry with its determination, destinations, first transition and audit event: all or nothing. Answers { status, paymentId, reference,
-- state, headroom }; status is `recorded`, `repeated` (the same submission again: the first answer stands) or `conflict` (the key with other data).
-- Raises HR001 when somebody was faster and the amount no longer fits, HR002 when the year is closed.
CREATE FUNCTION record_payment(entry jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p record;
  answer text := 'recorded';
BEGIN
  WITH recorded AS (
    INSERT INTO payment (id, reference, company_id, year, state, fsb_license_id, product_id, purpose, payee_kind, payee_name, currency, amount_minor,
      service_fee_minor, rate, rate_date, rate_source, amount_cents, invoice_date, payment_date, already_paid, posting_date, note, retry_of_id, corrects_id,
      recorded_by_id, recorded_at, idempotency_key, request_hash)
    SELECT e."id", 'P-' || extract(year FROM e."paymentDate")::int || '-' || to_char(nextval('payment_reference'), 'FM9999999990000'), e."companyId",
      extract(year FROM e."paymentDate")::int, e."state", e."fsbLicenseId", e."productId", e."purpose", e."payeeKind", e."payeeName", e."currency", e."amountMinor",
      e."serviceFeeMinor", e."rate", e."rateDate", e."rateSource", e."amountCents", e."invoiceDate", e."paymentDate", e."alreadyPaid", e."postingDate", e."note",
      e."retryOfId", e."correctsId", e."recordedById", ledger_now(), e."idempotencyKey", e."requestHash"
    FROM jsonb_to_record(entry) AS e("id" uuid, "companyId" uuid, "state" "PaymentState", "fsbLicenseId" uuid, "productId" uuid, "purpose" "Purpose", "payeeKind" "PayeeKind",
      "payeeName" text, "currency" text, "amountMinor" bigint, "serviceFeeMinor" bigint, "rate" numeric, "rateDate" date, "rateSource" "RateSource", "amountCents" int,
      "invoiceDate" date, "paymentDate" date, "alreadyPaid" boolean, "postingDate" date, "note" text, "retryOfId" uuid, "correctsId" uuid, "recordedById" uuid,
      "idempotencyKey" uuid, "requestHash" text)
    ON CONFLICT DO NOTHING
    RETURNING id, reference, state, company_id, year, request_hash, recorded_at
  ), determined AS (
    INSERT INTO payment_determination (payment_id, seq, outcome, findings, blocked_by, general_licenses, cap_cents, used_cents, reserved_cents, rules_version,
      places_version, made_at)
    SELECT recorded.id, 1, d."outcome", d."findings", d."blockedBy", d."generalLicenses", d."capCents", d."usedCents", d."reservedCents", d."rulesVersion",
      d."placesVersion", recorded.recorded_at
    FROM recorded, jsonb_to_record(entry->'determination') AS d("outcome" "FindingOutcome", "findings" jsonb, "blockedBy" text[], "generalLicenses" text[],
      "capCents" int, "usedCents" int, "reservedCents" int, "rulesVersion" text, "placesVersion" text)
  ), destined AS (
    INSERT INTO payment_destination (payment_id, position, role, name, address, country, outcome, verdict)
    SELECT recorded.id, place, (d->>'role')::"DestinationRole", d->>'name', d->>'address', d->>'country', (d->>'outcome')::"FindingOutcome", d->'verdict'
    FROM recorded, jsonb_array_elements(entry->'destinations') WITH ORDINALITY AS given(d, place)
  )
  SELECT * INTO p FROM recorded;
  IF p.id IS NULL THEN
    SELECT id, reference, state, company_id, year, request_hash INTO p FROM payment WHERE idempotency_key = (entry->>'idempotencyKey')::uuid;
    IF NOT FOUND THEN RAISE EXCEPTION 'another submission has this id' USING ERRCODE = '23505'; END IF;
    answer := CASE WHEN p.request_hash = entry->>'requestHash' THEN 'repeated' ELSE 'conflict' END;
  END IF;
  RETURN jsonb_build_object('status', answer, 'paymentId', p.id, 'reference', p.reference, 'state', p.state, 'headroom', headroom_of(p.company_id, p.year));
END $$;

-- Moves a payment one step. `expectedState` is what the person saw: if somebody was faster the answer is `stale` and nothing is written.
-- Raises HR002 (year closed), HR003 (no such move), HR004 (a second person is needed).
CREATE FUNCTION move_payment(move jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p payment;
  answer text := 'moved';
BEGIN
  SELECT * INTO p FROM payment WHERE id = (move->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state::text <> move->>'expectedState' THEN
    answer := 'stale';
  ELSE
    INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason, facts)
    SELECT p.id, 1 + max(seq), p.state, (move->>'toState')::"PaymentState", (move->>'actorId')::uuid, ledger_now(), coalesce(move->>'reason', ''), coalesce(move->'facts', '{}')
    FROM payment_transition WHERE payment_id = p.id;
    p.state := (move->>'toState')::"PaymentState";
  END IF;
  RETURN jsonb_build_object('status', answer, 'reference', p.reference, 'state', p.state, 'headroom', headroom_of(p.company_id, p.year));
END $$;

-- One person asks that a paid entry be voided. Answers `asked`, `already_asked`, `stale` or `not_found`.
CREATE FUNCTION ask_void(request jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (request->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state <> 'paid' THEN RETURN jsonb_build_object('status', 'stale', 'state', p.state); END IF;
  IF EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN RETURN jsonb_build_object('status', 'already_asked'); END IF;
  INSERT INTO void_request (id, payment_id, asked_by_id, asked_at, reason)
    VALUES ((request->>'id')::uuid, p.id, (request->>'actorId')::uuid, ledger_now(), request->>'reason');
  RETURN jsonb_build_object('status', 'asked');
END $$;

-- A second person confirms (the entry is voided) or declines. Answers `voided`, `declined`, `stale` or `not_found`; raises HR004 for the same person.
CREATE FUNCTION decide_void(decision jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked void_request;
  p payment;
  confirm boolean := (decision->>'confirm')::boolean;
  actor uuid := (decision->>'actorId')::uuid;
  moved jsonb;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (decision->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  SELECT * INTO asked FROM void_request WHERE payment_id = p.id AND decided_at IS NULL;
  IF NOT FOUND OR p.state <> 'paid' THEN RETURN jsonb_build_object('status', 'stale', 'state', p.state); END IF;
  IF confirm AND asked.asked_by_id = actor THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  UPDATE void_request SET decided_by_id = actor, decided_at = ledger_now(), confirmed = confirm, decision_reason = coalesce(decision->>'reason', '') WHERE id = asked.id;
  IF NOT confirm THEN RETURN jsonb_build_object('status', 'declined'); END IF;
  moved := move_payment(jsonb_build_object('paymentId', p.id, 'expectedState', 'paid', 'toState', 'voided', 'actorId', actor, 'reason', asked.reason));
  RETURN moved || jsonb_build_object('status', 'voided');
END $$;

-- Appends an event about anything that is not a payment; a payment's events come from its transitions alone.
CREATE FUNCTION append_audit_event(given jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  event audit_event;
BEGIN
  event.verb := given->>'verb';
  event.company_id := (given->>'companyId')::uuid;
  IF event.verb LIKE 'payment.%' THEN RAISE EXCEPTION 'the events of a payment come from its transitions' USING ERRCODE = 'HR010'; END IF;
  event.chain := CASE WHEN event.company_id IS NULL THEN 'organisation' ELSE 'company:' || event.company_id END;
  event.at := ledger_now();
  event.actor_id := (given->>'actorId')::uuid;
  event.target_kind := given->>'targetKind';
  event.target_id := given->>'targetId';
  event.target_name := given->>'targetName';
  event.before := given->>'before';
  event.after := given->>'after';
  event.reason := coalesce(given->>'reason', '');
  PERFORM chain_event(event, NULL);
END $$;

-- Closes or reopens a calendar year for entries that count. Waits for every recording under way; answers whether anything changed.
CREATE FUNCTION set_year_closed(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  which int := (given->>'year')::int;
  closing boolean := (given->>'closed')::boolean;
  actor uuid := (given->>'actorId')::uuid;
BEGIN
  LOCK TABLE company_year IN SHARE ROW EXCLUSIVE MODE;
  IF closing = EXISTS (SELECT FROM ledger_year WHERE year = which AND closed_at IS NOT NULL) THEN RETURN false; END IF;
  INSERT INTO ledger_year (year, closed_at, closed_by_id, reason)
    VALUES (which, CASE WHEN closing THEN ledger_now() END, CASE WHEN closing THEN actor END, coalesce(given->>'reason', ''))
    ON CONFLICT (year) DO UPDATE SET closed_at = excluded.closed_at, closed_by_id = excluded.closed_by_id, reason = excluded.reason;
  PERFORM append_audit_event(jsonb_build_object('actorId', actor, 'verb', CASE WHEN closing THEN 'year.closed' ELSE 'year.reopened' END, 'targetKind', 'year',
    'targetId', which::text, 'targetName', which::text, 'reason', coalesce(given->>'reason', '')));
  RETURN true;
END $$;

-- Gives a login role exactly what the application needs. Called by whoever owns the tables, after each migration.
CREATE FUNCTION grant_application_role(application_role name) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  written text;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', application_role);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA public TO %I', application_role);
  FOREACH written IN ARRAY ARRAY['organisation', 'person', 'one_time_link', 'company_group', 'company', 'product', 'fsb_license'] LOOP
    EXECUTE format('GRANT INSERT, UPDATE ON %I TO %I', written, application_role);
  END LOOP;
  EXECUTE format('GRANT INSERT ON product_classification, exchange_rate TO %I', application_role);
  EXECUTE format('GRANT INSERT, DELETE ON fsb_license_product TO %I', application_role);
  EXECUTE format('GRANT EXECUTE ON FUNCTION record_payment(jsonb), move_payment(jsonb), ask_void(jsonb), decide_void(jsonb), append_audit_event(jsonb), set_year_closed(jsonb) TO %I', application_role);
END $$;

-- Whether the connected role is kept from writing the ledger's tables: the second lock.
CREATE FUNCTION second_lock_is_on() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT NOT has_table_privilege(current_user, 'payment', 'INSERT') AND NOT has_table_privilege(current_user, 'payment', 'UPDATE')
$$;

REVOKE EXECUTE ON FUNCTION record_payment(jsonb), move_payment(jsonb), ask_void(jsonb), decide_void(jsonb), append_audit_event(jsonb), set_year_closed(jsonb),
  grant_application_role(name) FROM PUBLIC;
