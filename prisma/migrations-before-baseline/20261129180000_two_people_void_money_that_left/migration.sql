-- Money that left the account falls only when two people say, with a ground, that the debit never happened or that it
-- was no fee to the FSB: wherever its entry stands, waiting for a decision included. A bank document never makes it
-- less, and a debit of another year is an entry of its own. What of a bank document was read is stored.

ALTER TABLE payment_settlement
  -- How much more counts than what the bank debited counts: money recorded as already paid does not become less by a
  -- settlement.
  ADD COLUMN held_cents INTEGER NOT NULL DEFAULT 0,
  -- Whether the amount in its currency, and the US dollars, were read from the bank document. Null: not known, settled
  -- before it was asked.
  ADD COLUMN amount_read BOOLEAN,
  ADD COLUMN usd_read BOOLEAN;
ALTER TABLE payment_settlement DROP CONSTRAINT payment_settlement_is_not_negative;
ALTER TABLE payment_settlement ADD CONSTRAINT payment_settlement_is_not_negative
  CHECK (least(amount_minor, debit_cents, counted_cents, excess_cents, held_cents) >= 0 AND counted_cents <= debit_cents + held_cents);
CREATE OR REPLACE VIEW as_of.payment_settlement AS SELECT * FROM public.payment_settlement WHERE settled_at <= (SELECT as_of.instant());

-- It had left before the entry was made, or the bank has debited it since.
CREATE FUNCTION money_has_left(p payment) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p.already_paid OR p.debit_date IS NOT NULL OR p.state IN ('paid', 'violation')
$$;

CREATE OR REPLACE FUNCTION payment_transition_is_possible() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  money_left boolean;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id FOR UPDATE;
  money_left := money_has_left(p) OR NEW.facts ? 'debitDate';
  IF NEW.from_state IS DISTINCT FROM p.state OR NEW.seq <> 1 + (SELECT max(seq) FROM payment_transition WHERE payment_id = NEW.payment_id)
     OR NOT payment_move_is_possible(NEW.from_state, NEW.to_state, money_left) THEN
    RAISE EXCEPTION 'a payment cannot move from % to %', p.state, NEW.to_state USING ERRCODE = 'HR003';
  END IF;
  IF p.already_paid AND (NEW.facts->>'countedCents')::int < p.amount_cents THEN
    RAISE EXCEPTION 'what % counts was recorded as already paid and does not become less', p.reference USING ERRCODE = 'HR003';
  END IF;
  IF NEW.actor_id = p.recorded_by_id AND (NEW.to_state = 'approved' OR (NEW.from_state IN ('in_review', 'unreserved') AND NEW.to_state = 'requested')) THEN
    RAISE EXCEPTION 'a second person decides: % was recorded by the same person', p.reference USING ERRCODE = 'HR004';
  END IF;
  -- What the bank debited is approved again by somebody else than the person who settled it.
  IF NEW.to_state = 'approved' AND EXISTS (SELECT FROM payment_settlement WHERE payment_id = p.id AND settled_by_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'a second person approves the debit of %', p.reference USING ERRCODE = 'HR004';
  END IF;
  -- People decide about the void first. Headroom itself may still tighten: the request then waits for its second person
  -- all the same.
  IF NEW.actor_id IS NOT NULL AND NEW.to_state <> 'voided' AND EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN
    RAISE EXCEPTION 'the void of % that was asked for is decided first', p.reference USING ERRCODE = 'HR003';
  END IF;
  IF NEW.to_state = 'voided' AND money_left AND NOT EXISTS (
    SELECT FROM void_request WHERE payment_id = p.id AND confirmed AND decided_by_id = NEW.actor_id AND asked_by_id <> NEW.actor_id AND ground <> 'not_stated') THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  RETURN NEW;
END $$;

-- One person asks that money that left be taken out of the sums, on one of two grounds. Answers `asked`,
-- `already_asked`, `stale` or `not_found`.
CREATE OR REPLACE FUNCTION ask_void(request jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  p := hold_payment((request->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state = 'voided' OR NOT money_has_left(p) THEN RETURN jsonb_build_object('status', 'stale', 'state', p.state); END IF;
  IF EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN RETURN jsonb_build_object('status', 'already_asked'); END IF;
  INSERT INTO void_request (id, payment_id, asked_by_id, asked_at, reason, ground)
    VALUES ((request->>'id')::uuid, p.id, (request->>'actorId')::uuid, ledger_now(), request->>'reason', request->>'ground');
  RETURN jsonb_build_object('status', 'asked');
END $$;

-- A second person confirms (the entry is voided) or declines. Answers `voided`, `declined`, `no_ground`, `stale` or
-- `not_found`; raises HR004 for the same person.
CREATE OR REPLACE FUNCTION decide_void(decision jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked void_request;
  p payment;
  confirm boolean := (decision->>'confirm')::boolean;
  actor uuid := (decision->>'actorId')::uuid;
BEGIN
  p := hold_payment((decision->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  SELECT * INTO asked FROM void_request WHERE payment_id = p.id AND decided_at IS NULL;
  IF NOT FOUND OR p.state = 'voided' THEN RETURN jsonb_build_object('status', 'stale', 'state', p.state); END IF;
  IF confirm AND asked.asked_by_id = actor THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  IF confirm AND asked.ground = 'not_stated' THEN RETURN jsonb_build_object('status', 'no_ground'); END IF;
  UPDATE void_request SET decided_by_id = actor, decided_at = ledger_now(), confirmed = confirm, decision_reason = coalesce(decision->>'reason', '') WHERE id = asked.id;
  IF NOT confirm THEN RETURN jsonb_build_object('status', 'declined'); END IF;
  PERFORM append_transition(p, 'voided', actor, asked.reason, jsonb_build_object('ground', asked.ground));
  RETURN jsonb_build_object('status', 'voided', 'reference', p.reference, 'state', 'voided', 'headroom', headroom_of(p.company_id, p.year));
END $$;

-- Settles an approved payment with what the bank debited. Within the headroom it is paid; past the tolerance its
-- approval is asked again; over the headroom the whole payment is an apparent violation, because the money has left;
-- and what the rules stop at this step (`stopped`) goes to review with its debit on record. Of money recorded as
-- already paid the higher of the two figures counts (`heldCents` is the difference). Answers { status: settled | stale
-- | not_found, state, excessCents, heldCents, ... }. `determination`, of the rules asked at this step, is appended when
-- given.
CREATE OR REPLACE FUNCTION settle_payment(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
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
  IF p.state <> 'approved' OR p.debit_date IS NOT NULL THEN RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state); END IF;
  PERFORM refuse_changed_facts(p.company_id, given->>'factsVersion');
  IF p.already_paid THEN held := greatest(0, p.amount_cents - counted); END IF;
  counted := counted + held;
  IF extract(year FROM (given->>'valueDate')::date)::int <> p.year THEN
    RAISE EXCEPTION 'a debit of another year is an entry of that year' USING ERRCODE = 'HR003';
  END IF;
  SELECT * INTO y FROM company_year c WHERE c.company_id = p.company_id AND c.year = p.year FOR UPDATE;
  excess := greatest(0, y.used_cents + y.violation_cents + y.reserved_cents - p.amount_cents + counted - y.cap_cents);
  -- A debit that is not more than what was approved takes nothing from anybody.
  IF counted <= p.amount_cents THEN excess := 0; END IF;
  target := CASE WHEN excess > 0 THEN 'violation' WHEN (given->>'stopped')::boolean THEN 'in_review' WHEN (given->>'pastTolerance')::boolean THEN 'requested' ELSE 'paid' END;
  INSERT INTO payment_settlement (payment_id, currency, amount_minor, debit_cents, counted_cents, value_date, posting_date, bank_reference, excess_cents, doubts, settled_by_id, settled_at,
    held_cents, amount_read, usd_read)
    VALUES (p.id, given->>'currency', (given->>'amountMinor')::bigint, (given->>'debitCents')::int, counted, (given->>'valueDate')::date, (given->>'postingDate')::date,
      given->>'bankReference', excess, ARRAY(SELECT jsonb_array_elements_text(coalesce(given->'doubts', '[]'))), actor, ledger_now(),
      held, (given->>'amountRead')::boolean, (given->>'usdRead')::boolean);
  IF given ? 'determination' THEN PERFORM append_determination(p.id, given->'determination'); END IF;
  PERFORM append_transition(p, target, actor, coalesce(given->>'reason', ''), jsonb_build_object('debitDate', given->>'valueDate', 'postingDate', given->>'postingDate',
    'bankReference', given->>'bankReference', 'countedCents', counted, 'debitCents', (given->>'debitCents')::int, 'currency', given->>'currency',
    'amountMinor', (given->>'amountMinor')::bigint, 'excessCents', excess, 'heldCents', held, 'amountReadFromBank', given->'amountRead', 'usdReadFromBank', given->'usdRead',
    'doubts', coalesce(given->'doubts', '[]')));
  RETURN jsonb_build_object('status', 'settled', 'reference', p.reference, 'state', target, 'excessCents', excess, 'heldCents', held, 'headroom', headroom_of(p.company_id, p.year));
END $$;

-- A debit in another year: the old entry gives its reservation back, and the debit is an entry of its own year, linked
-- to the old one; both or neither. The years are locked in their order. `entry` is what record_payment() takes, already
-- paid, with `correctsId` naming the old entry; `settlement` is what settle_payment() takes.
CREATE OR REPLACE FUNCTION settle_in_another_year(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p payment;
  settlement jsonb := given->'settlement';
  entry jsonb := given->'entry';
  actor uuid := (settlement->>'actorId')::uuid;
  recorded jsonb;
BEGIN
  p := hold_payment((settlement->>'paymentId')::uuid, true);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state <> 'approved' OR p.debit_date IS NOT NULL THEN RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state); END IF;
  IF entry->>'companyId' <> p.company_id::text OR entry->>'correctsId' <> p.id::text OR NOT (entry->>'alreadyPaid')::boolean THEN
    RAISE EXCEPTION 'the debit of % is an entry of the same company that names it', p.reference USING ERRCODE = 'HR003';
  END IF;
  IF p.already_paid THEN
    RAISE EXCEPTION 'the money of % left in % as recorded: two people void that, if it never did', p.reference, p.year USING ERRCODE = 'HR003';
  END IF;
  PERFORM refuse_changed_facts(p.company_id, settlement->>'factsVersion');
  PERFORM 1 FROM company_year WHERE company_id = p.company_id AND year IN (p.year, extract(year FROM (entry->>'paymentDate')::date)::int) ORDER BY year FOR UPDATE;
  PERFORM append_transition(p, 'voided', actor, coalesce(settlement->>'reason', ''), jsonb_build_object('countedInAnotherYear', entry->>'paymentDate'));
  recorded := record_payment(entry - 'factsVersion');
  IF recorded->>'status' <> 'recorded' THEN RAISE EXCEPTION 'the debit of % was recorded before', p.reference USING ERRCODE = 'HR003'; END IF;
  INSERT INTO payment_settlement (payment_id, currency, amount_minor, debit_cents, counted_cents, value_date, posting_date, bank_reference, doubts, settled_by_id, settled_at,
    amount_read, usd_read)
    VALUES ((recorded->>'paymentId')::uuid, settlement->>'currency', (settlement->>'amountMinor')::bigint, (settlement->>'debitCents')::int, (settlement->>'countedCents')::int,
      (settlement->>'valueDate')::date, (settlement->>'postingDate')::date, settlement->>'bankReference',
      ARRAY(SELECT jsonb_array_elements_text(coalesce(settlement->'doubts', '[]'))), actor, ledger_now(),
      (settlement->>'amountRead')::boolean, (settlement->>'usdRead')::boolean);
  RETURN recorded || jsonb_build_object('status', 'settled_in_another_year', 'voidedReference', p.reference);
END $$;

CREATE OR REPLACE FUNCTION payment_settlement_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_payment_event(NEW.payment_id, NEW.settled_at, NEW.settled_by_id, 'payment.settled',
    jsonb_build_object('valueDate', NEW.value_date, 'bankReference', NEW.bank_reference, 'currency', NEW.currency, 'amountMinor', NEW.amount_minor,
      'countedCents', NEW.counted_cents, 'heldCents', NEW.held_cents,
      'amountReadFromBank', NEW.amount_read, 'usdReadFromBank', NEW.usd_read, 'rowSha256', jsonb_build_object('payment_settlement ' || NEW.payment_id, row_sha256(NEW))), '');
  RETURN NULL;
END $$;
