-- From now on the event of a payment holds the hash of every row it wrote: the payment, its determination and destinations, the transition, the settlement.

-- The rows of a new payment, each hashed as it stands, under its table and id as record_version has them.
CREATE FUNCTION payment_row_hashes(p payment, d payment_determination) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN jsonb_build_object('payment ' || p.id, row_sha256(p), 'payment_determination ' || p.id || ' 1', row_sha256(d))
    || coalesce((SELECT jsonb_object_agg('payment_destination ' || p.id || ' ' || x.position, row_sha256(x)) FROM payment_destination x WHERE x.payment_id = p.id), '{}');
END $$;

-- The rows that a transition wrote: itself, and the payment as it is after it.
CREATE FUNCTION transition_row_hashes(p payment, t payment_transition) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN jsonb_build_object('payment ' || p.id, row_sha256(p), 'payment_transition ' || t.payment_id || ' ' || t.seq, row_sha256(t));
END $$;

CREATE OR REPLACE FUNCTION payment_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  d payment_determination;
  event_seq int;
BEGIN
  IF NOT payment_move_is_possible(NULL, NEW.state, NEW.already_paid) THEN
    RAISE EXCEPTION 'a payment cannot begin as %', NEW.state USING ERRCODE = 'HR003';
  END IF;
  SELECT * INTO d FROM payment_determination WHERE payment_id = NEW.id AND seq = 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'a payment is recorded with its determination' USING ERRCODE = 'HR003'; END IF;
  -- A refused destination is a fact for every company.
  PERFORM lock_payer(NEW.company_id, NEW.state = 'blocked' AND ('end-user' = ANY (d.blocked_by)
    OR EXISTS (SELECT FROM payment_destination WHERE payment_id = NEW.id AND outcome <> 'clear')));
  PERFORM refuse_changed_facts(NEW.company_id, current_setting('headroom.expected_facts', true));
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at) VALUES (NEW.id, 1, NULL, NEW.state, NEW.recorded_by_id, NEW.recorded_at);
  event_seq := book_company_year(NEW.company_id, NEW.year, 0, NEW.amount_cents, NULL, NEW.state, NEW.recorded_at, NEW.recorded_by_id, NEW.id::text, NEW.reference, NULL,
    jsonb_build_object('state', NEW.state, 'amountCents', NEW.amount_cents, 'currency', NEW.currency, 'amountMinor', NEW.amount_minor,
      'paymentDate', NEW.payment_date, 'payee', NEW.payee_name, 'outcome', d.outcome, 'blockedBy', d.blocked_by, 'rulesVersion', d.rules_version,
      'placesVersion', d.places_version, 'requestSha256', NEW.request_hash, 'rowSha256', payment_row_hashes(NEW, d))::text, '');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION payment_transition_is_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  old_cents int;
  p payment;
  debited boolean := NEW.facts ? 'debitDate';
  event_seq int;
BEGIN
  SELECT amount_cents INTO old_cents FROM payment WHERE id = NEW.payment_id;
  UPDATE payment SET state = NEW.to_state,
    debit_date = CASE WHEN debited THEN (NEW.facts->>'debitDate')::date ELSE debit_date END,
    posting_date = CASE WHEN debited THEN (NEW.facts->>'postingDate')::date ELSE posting_date END,
    bank_reference = CASE WHEN debited THEN NEW.facts->>'bankReference' ELSE bank_reference END,
    settled_at = CASE WHEN debited AND NEW.facts ? 'countedCents' THEN NEW.at ELSE settled_at END,
    entered_cents = CASE WHEN debited AND (NEW.facts->>'countedCents')::int <> amount_cents THEN amount_cents ELSE entered_cents END,
    amount_cents = CASE WHEN debited AND NEW.facts ? 'countedCents' THEN (NEW.facts->>'countedCents')::int ELSE amount_cents END
    WHERE id = NEW.payment_id RETURNING * INTO p;
  event_seq := book_company_year(p.company_id, p.year, old_cents, p.amount_cents, NEW.from_state, NEW.to_state, NEW.at, NEW.actor_id, p.id::text, p.reference,
    jsonb_build_object('state', NEW.from_state)::text, (jsonb_build_object('state', NEW.to_state) || NEW.facts || jsonb_build_object('rowSha256', transition_row_hashes(p, NEW)))::text, NEW.reason);
  RETURN NULL;
END $$;

-- Events of rows that no transition carries. Written by triggers, because only they may move the head of a year's chain.
CREATE FUNCTION append_payment_event(which uuid, at timestamptz, actor uuid, verb text, after jsonb, reason text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  event audit_event;
BEGIN
  SELECT * INTO p FROM payment WHERE id = which;
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := append_payment_event.at;
  event.actor_id := actor;
  event.verb := append_payment_event.verb;
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.after := append_payment_event.after::text;
  event.reason := append_payment_event.reason;
  PERFORM chain_event(event, p.year);
END $$;

CREATE FUNCTION payment_determination_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_payment_event(NEW.payment_id, NEW.made_at, NULL, 'payment.rules-asked-again', jsonb_build_object('outcome', NEW.outcome, 'blockedBy', NEW.blocked_by,
    'step', NEW.asked_at_step, 'rulesVersion', NEW.rules_version, 'rowSha256', jsonb_build_object('payment_determination ' || NEW.payment_id || ' ' || NEW.seq, row_sha256(NEW))), '');
  RETURN NULL;
END $$;
CREATE TRIGGER payment_determination_is_audited AFTER INSERT ON payment_determination FOR EACH ROW WHEN (NEW.seq > 1) EXECUTE FUNCTION payment_determination_is_audited();

CREATE FUNCTION violation_confirmation_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_payment_event(NEW.payment_id, NEW.confirmed_at, NEW.confirmed_by_id, 'payment.violation-confirmed',
    jsonb_build_object('rowSha256', jsonb_build_object('violation_confirmation ' || NEW.payment_id, row_sha256(NEW))), NEW.reason);
  RETURN NULL;
END $$;
CREATE TRIGGER violation_confirmation_is_audited AFTER INSERT ON violation_confirmation FOR EACH ROW EXECUTE FUNCTION violation_confirmation_is_audited();

-- A debit of another year settles an entry that is recorded in the same breath: the event of its settlement is its own.
CREATE FUNCTION payment_settlement_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_payment_event(NEW.payment_id, NEW.settled_at, NEW.settled_by_id, 'payment.settled',
    jsonb_build_object('valueDate', NEW.value_date, 'bankReference', NEW.bank_reference, 'currency', NEW.currency, 'amountMinor', NEW.amount_minor,
      'countedCents', NEW.counted_cents, 'rowSha256', jsonb_build_object('payment_settlement ' || NEW.payment_id, row_sha256(NEW))), '');
  RETURN NULL;
END $$;
CREATE TRIGGER payment_settlement_is_audited AFTER INSERT ON payment_settlement FOR EACH ROW EXECUTE FUNCTION payment_settlement_is_audited();

CREATE OR REPLACE FUNCTION note_determination(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  p := hold_payment((given->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state NOT IN ('in_review', 'unreserved') THEN RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state); END IF;
  PERFORM refuse_changed_facts(p.company_id, given->>'factsVersion');
  PERFORM append_determination(p.id, given->'determination');
  RETURN jsonb_build_object('status', 'noted', 'reference', p.reference, 'state', p.state);
END $$;

CREATE OR REPLACE FUNCTION confirm_violation(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  actor uuid := (given->>'actorId')::uuid;
BEGIN
  p := hold_payment((given->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state <> 'violation' THEN RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state); END IF;
  IF actor IN (SELECT settled_by_id FROM payment_settlement WHERE payment_id = p.id UNION SELECT p.recorded_by_id) THEN
    RAISE EXCEPTION 'a second person confirms the apparent violation %', p.reference USING ERRCODE = 'HR004';
  END IF;
  INSERT INTO violation_confirmation (payment_id, confirmed_by_id, confirmed_at, reason) VALUES (p.id, actor, ledger_now(), coalesce(given->>'reason', ''))
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'already_confirmed', 'reference', p.reference, 'state', p.state); END IF;
  RETURN jsonb_build_object('status', 'confirmed', 'reference', p.reference, 'state', p.state);
END $$;

REVOKE EXECUTE ON FUNCTION append_payment_event(uuid, timestamptz, uuid, text, jsonb, text) FROM PUBLIC;
