-- Money that left the account counts in its year whatever it is called afterwards. Apparent violations take headroom; what the bank debited replaces what was
-- entered; what the rules were told is checked again under the lock that writes.
-- New SQLSTATE: HR005, the facts changed since they were read.

-- What the entry says beyond the first version of the table.
ALTER TABLE payment
  ADD COLUMN payee_address TEXT NOT NULL DEFAULT '',
  ADD COLUMN fsb_receipt BOOLEAN,
  ADD COLUMN service_fee_cents INTEGER,
  ADD COLUMN state_duty_cents INTEGER,
  -- What was entered, once the bank debited another amount: amount_cents is what counts.
  ADD COLUMN entered_cents INTEGER,
  ADD COLUMN settled_at TIMESTAMPTZ(3);
ALTER TABLE payment ADD CONSTRAINT payment_settled_has_its_debit CHECK (settled_at IS NULL OR debit_date IS NOT NULL);
ALTER TABLE payment ADD CONSTRAINT payment_entered_once_settled CHECK (entered_cents IS NULL OR (settled_at IS NOT NULL AND entered_cents >= 0));

-- What the bank debited. Append-only; the entry keeps its own figures.
CREATE TABLE "payment_settlement" (
    "payment_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    -- The whole debit in US cents, and the part of it that counts against the cap.
    "debit_cents" INTEGER NOT NULL,
    "counted_cents" INTEGER NOT NULL,
    "value_date" DATE NOT NULL,
    "posting_date" DATE,
    "bank_reference" TEXT NOT NULL,
    -- By how much the debit went beyond the headroom.
    "excess_cents" INTEGER NOT NULL DEFAULT 0,
    -- What was asked about and confirmed: a debit before the approval, a bank reference already used.
    "doubts" TEXT[] NOT NULL DEFAULT '{}',
    "settled_by_id" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_settlement_pkey" PRIMARY KEY ("payment_id"),
    CONSTRAINT "payment_settlement_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id"),
    CONSTRAINT "payment_settlement_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "person"("id"),
    CONSTRAINT payment_settlement_is_not_negative CHECK (least(amount_minor, debit_cents, counted_cents, excess_cents) >= 0 AND counted_cents <= debit_cents)
);
CREATE INDEX "payment_settlement_bank_reference" ON "payment_settlement" (bank_reference);

-- A second person confirms an apparent violation that a settlement made.
CREATE TABLE "violation_confirmation" (
    "payment_id" UUID NOT NULL,
    "confirmed_by_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "violation_confirmation_pkey" PRIMARY KEY ("payment_id"),
    CONSTRAINT "violation_confirmation_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id"),
    CONSTRAINT "violation_confirmation_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "person"("id")
);

-- Why money that left is taken out of the sums: the debit never happened, or it was no fee to the FSB. Requests made earlier gave no ground.
ALTER TABLE void_request ADD COLUMN ground TEXT NOT NULL DEFAULT 'not_stated';
ALTER TABLE void_request ADD CONSTRAINT void_request_ground_is_known CHECK (ground IN ('not_stated', 'no_debit', 'not_an_fsb_fee'));

-- Headroom itself acts without being a person: its transitions have no actor, and may only tighten.
ALTER TABLE payment_transition ALTER COLUMN actor_id DROP NOT NULL;
ALTER TABLE payment_transition ADD CONSTRAINT payment_transition_without_actor_tightens
  CHECK (actor_id IS NOT NULL OR to_state IN ('in_review', 'unreserved', 'violation'));

ALTER TABLE payment_determination
  ADD COLUMN violation_cents INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN law_version TEXT NOT NULL DEFAULT '',
  -- At which step the rules were asked: recording, approving, clearing a review, marking as paid, or in the background.
  ADD COLUMN asked_at_step TEXT NOT NULL DEFAULT 'record';
ALTER TABLE payment_determination ADD CONSTRAINT payment_determination_step_is_known
  CHECK (asked_at_step IN ('record', 'approve', 'clear_review', 'mark_paid', 'background'));

ALTER TABLE company_year ADD COLUMN unreserved_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE company_year DROP CONSTRAINT company_year_within_cap;

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['payment_settlement', 'violation_confirmation'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_is_kept', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_is_not_emptied', kept);
  END LOOP;
END $$;

-- What the rules of every company read of the organisation: policies, rates, closed years, refused destinations. Grows with each change.
CREATE TABLE organisation_facts (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "organisation_facts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT organisation_facts_is_one CHECK (id = 1)
);
INSERT INTO organisation_facts DEFAULT VALUES;

-- The lock of a payer, in the one order that all use: organisation, group, company; a year's row comes after it. What refuses a destination for every company
-- takes the whole organisation. Advisory, so that it costs a record nothing, and of the transaction, so that a pooler keeps it.
CREATE FUNCTION lock_payer(company uuid, whole_organisation boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF whole_organisation THEN PERFORM pg_advisory_xact_lock(4201, 0); ELSE PERFORM pg_advisory_xact_lock_shared(4201, 0); END IF;
  PERFORM pg_advisory_xact_lock(4202, hashtext(company::text));
END $$;

CREATE FUNCTION bump_organisation_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  UPDATE organisation_facts SET version = version + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER organisation_moves_facts AFTER UPDATE ON organisation FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
CREATE TRIGGER exchange_rate_moves_facts AFTER INSERT ON exchange_rate FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
CREATE TRIGGER refused_destination_moves_facts AFTER INSERT ON refused_destination FOR EACH ROW EXECUTE FUNCTION bump_organisation_facts();
CREATE TRIGGER ledger_year_moves_facts AFTER UPDATE ON ledger_year FOR EACH ROW EXECUTE FUNCTION bump_organisation_facts();
CREATE TRIGGER ledger_year_begins_facts AFTER INSERT ON ledger_year FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION bump_organisation_facts();

-- What the rules read of a company has changed when this has: every change of its records and payments is an event in one of its chains.
CREATE FUNCTION facts_version(company uuid) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT version FROM organisation_facts WHERE id = 1) || '.' || coalesce((SELECT sum(head_seq) FROM company_year WHERE company_id = company), 0)
    || '.' || coalesce((SELECT head_seq FROM audit_chain WHERE chain = 'company:' || company), 0);
END $$;

CREATE FUNCTION refuse_changed_facts(company uuid, expected text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF nullif(expected, '') IS NULL THEN RETURN; END IF;
  -- A statement of its own sees what was committed while the lock was waited for; a stricter isolation would not.
  IF current_setting('transaction_isolation') <> 'read committed' OR expected <> facts_version(company) THEN
    RAISE EXCEPTION 'the facts changed since the rules were asked' USING ERRCODE = 'HR005';
  END IF;
END $$;

-- Whether entries that count are refused for a company in a year.
CREATE FUNCTION year_is_closed(company uuid, payment_year int) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM ledger_year l WHERE l.year = payment_year AND l.closed_at IS NOT NULL);
END $$;

-- Raises HR001 when the cap holds for a company's group as a whole and the group is over it. No group has such a cap until a policy says so.
CREATE FUNCTION refuse_over_group_cap(company uuid, payment_year int) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
END $$;

CREATE OR REPLACE FUNCTION headroom_of(company uuid, payment_year int) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  y company_year;
BEGIN
  SELECT * INTO y FROM company_year WHERE company_id = company AND year = payment_year;
  RETURN jsonb_build_object('capCents', coalesce(y.cap_cents, annual_cap_cents()), 'usedCents', coalesce(y.used_cents, 0), 'reservedCents', coalesce(y.reserved_cents, 0),
    'violationCents', coalesce(y.violation_cents, 0));
END $$;

-- Of a payment only the state and the facts of the bank ever change, and only from the trigger of a transition. What counts changes once, to what was debited.
CREATE OR REPLACE FUNCTION payment_keeps_its_facts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  settled constant text[] := ARRAY['amount_cents', 'entered_cents', 'settled_at'];
  movable constant text[] := ARRAY['state', 'debit_date', 'posting_date', 'bank_reference'] || settled;
BEGIN
  IF pg_trigger_depth() < 2 OR (to_jsonb(NEW) - movable) <> (to_jsonb(OLD) - movable)
     OR (OLD.debit_date IS NOT NULL AND (NEW.debit_date, NEW.bank_reference, NEW.amount_cents, NEW.entered_cents, NEW.settled_at)
       IS DISTINCT FROM (OLD.debit_date, OLD.bank_reference, OLD.amount_cents, OLD.entered_cents, OLD.settled_at))
     OR (NEW.amount_cents <> OLD.amount_cents AND (NEW.settled_at IS NULL OR NEW.entered_cents IS DISTINCT FROM OLD.amount_cents)) THEN
    RAISE EXCEPTION 'a payment is corrected by voiding it and entering it again' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;

-- The state machine, as data (lib/rules/approval.ts decides who may; this decides what can be). money_left: it had left before the entry, or the bank debited it.
DROP FUNCTION payment_move_is_possible("PaymentState", "PaymentState", boolean);
CREATE FUNCTION payment_move_is_possible(from_state "PaymentState", to_state "PaymentState", money_left boolean) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN from_state IS NULL THEN to_state IN ('requested', 'in_review') OR (to_state = 'blocked' AND NOT money_left) OR (to_state = 'violation' AND money_left)
    WHEN from_state IN ('in_review', 'requested', 'approved') AND to_state = 'voided' THEN true
    WHEN from_state IN ('in_review', 'requested', 'approved') AND to_state IN ('rejected', 'unreserved') THEN NOT money_left
    WHEN from_state IN ('in_review', 'requested', 'approved') AND to_state = 'violation' THEN money_left
    WHEN from_state = 'in_review' THEN to_state = 'requested' OR to_state = 'blocked' AND NOT money_left
    WHEN from_state = 'requested' THEN to_state IN ('approved', 'in_review')
    WHEN from_state = 'approved' THEN to_state IN ('paid', 'in_review') OR to_state = 'requested' AND money_left
    WHEN from_state = 'unreserved' THEN to_state IN ('requested', 'blocked', 'rejected', 'voided') AND NOT money_left
    WHEN from_state = 'paid' THEN to_state IN ('voided', 'violation')
    WHEN from_state = 'violation' THEN to_state = 'voided'
    ELSE false
  END
$$;

CREATE OR REPLACE FUNCTION payment_verb(from_state "PaymentState", to_state "PaymentState") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN from_state IS NULL THEN CASE to_state WHEN 'blocked' THEN 'payment.blocked' WHEN 'violation' THEN 'payment.violation-recorded' ELSE 'payment.recorded' END
    WHEN from_state IN ('in_review', 'unreserved') AND to_state = 'requested' THEN 'payment.review-cleared'
    WHEN from_state IN ('in_review', 'unreserved') AND to_state = 'blocked' THEN 'payment.review-blocked'
    WHEN from_state = 'approved' AND to_state = 'requested' THEN 'payment.approval-asked-again'
    ELSE CASE to_state WHEN 'approved' THEN 'payment.approved' WHEN 'paid' THEN 'payment.marked-paid' WHEN 'rejected' THEN 'payment.rejected'
      WHEN 'voided' THEN 'payment.voided' WHEN 'violation' THEN 'payment.violation-declared' WHEN 'in_review' THEN 'payment.sent-to-review'
      WHEN 'unreserved' THEN 'payment.reservation-released' END
  END
$$;

DROP FUNCTION book_company_year(uuid, int, int, "PaymentState", "PaymentState", timestamptz, uuid, text, text, text, text, text);

-- The headroom of a year: moves its figures and the head of its chain in one update, refuses what does not fit, and appends the event of it. An apparent violation
-- is never refused: what is pending gives way first. Answers the number of the event.
-- The rows stand in the order company_year, audit_event, and the payer's lock is held: nobody waits in a circle.
CREATE FUNCTION book_company_year(which uuid, payment_year int, old_cents int, cents int, from_state "PaymentState", to_state "PaymentState", at timestamptz, actor uuid,
  payment_id text, payment_reference text, before text, after text, reason text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  used int := CASE WHEN to_state = 'paid' THEN cents ELSE 0 END - CASE WHEN from_state = 'paid' THEN old_cents ELSE 0 END;
  reserved int := CASE WHEN to_state IN ('requested', 'in_review', 'approved') THEN cents ELSE 0 END
    - CASE WHEN from_state IN ('requested', 'in_review', 'approved') THEN old_cents ELSE 0 END;
  violations int := CASE WHEN to_state = 'violation' THEN cents ELSE 0 END - CASE WHEN from_state = 'violation' THEN old_cents ELSE 0 END;
  year_chain text := 'company:' || which || ':' || payment_year;
  event_verb text := payment_verb(from_state, to_state);
  event_seq int;
  standing company_year;
BEGIN
  IF to_state = 'violation' AND used + reserved + violations > 0 THEN PERFORM release_reservations(which, payment_year, used + reserved + violations, at); END IF;
  -- Once for a year that is open; the first entry of a year opens it, empty, and comes round again. ON CONFLICT finds the row by its key whatever the
  -- planner thinks of the table. The cap stands twice: here, for a refusal in words, and as a CHECK on the row, for everything else.
  FOR attempt IN 1..2 LOOP
    WITH booked AS (
      INSERT INTO company_year AS y (company_id, year, cap_cents, head_hash, head_previous_hash)
        VALUES (which, payment_year, annual_cap_cents(), audit_genesis(year_chain), '')
      ON CONFLICT (company_id, year) DO UPDATE SET
        used_cents = y.used_cents + used,
        reserved_cents = y.reserved_cents + reserved,
        blocked_cents = y.blocked_cents + CASE WHEN to_state = 'blocked' THEN cents ELSE 0 END,
        violation_cents = y.violation_cents + violations,
        requested_count = y.requested_count + (to_state = 'requested')::int - coalesce(from_state = 'requested', false)::int,
        in_review_count = y.in_review_count + (to_state = 'in_review')::int - coalesce(from_state = 'in_review', false)::int,
        unreserved_count = y.unreserved_count + (to_state = 'unreserved')::int - coalesce(from_state = 'unreserved', false)::int,
        approved_count = y.approved_count + (to_state = 'approved')::int - coalesce(from_state = 'approved', false)::int,
        paid_count = y.paid_count + (to_state = 'paid')::int - coalesce(from_state = 'paid', false)::int,
        rejected_count = y.rejected_count + (to_state = 'rejected')::int,
        voided_count = y.voided_count + (to_state = 'voided')::int,
        blocked_count = y.blocked_count + (to_state = 'blocked')::int,
        violation_count = y.violation_count + (to_state = 'violation')::int - coalesce(from_state = 'violation', false)::int,
        head_seq = y.head_seq + 1,
        head_previous_hash = y.head_hash,
        head_hash = audit_hash(y.head_hash, year_chain, at, actor, event_verb, 'payment', payment_id, payment_reference, which, before, after, reason)
      WHERE to_state = 'violation' OR used + reserved + violations <= 0
        OR y.used_cents + y.reserved_cents + y.violation_cents + used + reserved + violations <= y.cap_cents
      RETURNING y.head_seq, y.head_previous_hash, y.head_hash
    )
    INSERT INTO audit_event (chain, seq, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after, reason, previous_hash, hash)
      SELECT year_chain, head_seq, at, actor, event_verb, 'payment', payment_id, payment_reference, which, before, after, reason, head_previous_hash, head_hash
      FROM booked WHERE head_seq > 0
      RETURNING seq INTO event_seq;
    IF FOUND THEN
      -- With a stricter isolation the snapshot may be older than that lock. The key of the year is looked up past it: a year closed since fails with 40001.
      IF current_setting('transaction_isolation') <> 'read committed' THEN
        INSERT INTO ledger_year (year) VALUES (payment_year) ON CONFLICT (year) DO NOTHING;
      END IF;
      -- Read under the lock that closing a year waits for: a year closed meanwhile is seen here. What is no new fee is recorded as what it is.
      IF to_state NOT IN ('blocked', 'violation', 'unreserved') AND year_is_closed(which, payment_year) THEN
        RAISE EXCEPTION 'the year % is closed', payment_year USING ERRCODE = 'HR002';
      END IF;
      IF to_state <> 'violation' AND used + reserved + violations > 0 THEN PERFORM refuse_over_group_cap(which, payment_year); END IF;
      RETURN event_seq;
    END IF;
  END LOOP;
  SELECT * INTO standing FROM company_year c WHERE c.company_id = which AND c.year = payment_year;
  RAISE EXCEPTION 'no headroom: % cents remain, % cents asked',
    standing.cap_cents - standing.used_cents - standing.reserved_cents - standing.violation_cents, cents USING ERRCODE = 'HR001';
END $$;

-- Pending entries give way to money that left: the latest payment date first. They go to review without a reservation. An entry whose own money has left cannot
-- give way: what does not fit is an apparent violation itself.
CREATE FUNCTION release_reservations(which uuid, payment_year int, growth int, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  excess int;
  p record;
BEGIN
  SELECT y.used_cents + y.violation_cents + y.reserved_cents + growth - y.cap_cents INTO excess FROM company_year y
    WHERE y.company_id = which AND y.year = payment_year AND y.reserved_cents > 0 FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  FOR p IN SELECT id, state, amount_cents, already_paid OR debit_date IS NOT NULL AS money_left FROM payment
    WHERE company_id = which AND year = payment_year AND state IN ('requested', 'in_review', 'approved') AND amount_cents > 0
    ORDER BY already_paid OR debit_date IS NOT NULL, payment_date DESC, recorded_at DESC, id DESC LOOP
    EXIT WHEN excess <= 0;
    INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason)
      SELECT p.id, 1 + max(seq), p.state, CASE WHEN p.money_left THEN 'violation' ELSE 'unreserved' END::"PaymentState", NULL, release_reservations.at,
        'Money that left outside the authorization takes the headroom of ' || payment_year || '.' FROM payment_transition WHERE payment_id = p.id;
    IF NOT p.money_left THEN excess := excess - p.amount_cents; END IF;
  END LOOP;
END $$;

-- A new payment has a determination, a first transition, its part of the figures and its event, or it is not written at all. Its event holds the hash of every row.
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
      'placesVersion', d.places_version, 'requestSha256', NEW.request_hash)::text, '');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION payment_transition_is_possible() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  money_left boolean;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id FOR UPDATE;
  money_left := p.already_paid OR p.debit_date IS NOT NULL OR NEW.facts ? 'debitDate';
  IF NEW.from_state IS DISTINCT FROM p.state OR NEW.seq <> 1 + (SELECT max(seq) FROM payment_transition WHERE payment_id = NEW.payment_id)
     OR NOT payment_move_is_possible(NEW.from_state, NEW.to_state, money_left) THEN
    RAISE EXCEPTION 'a payment cannot move from % to %', p.state, NEW.to_state USING ERRCODE = 'HR003';
  END IF;
  IF NEW.actor_id = p.recorded_by_id AND (NEW.to_state = 'approved' OR (NEW.from_state IN ('in_review', 'unreserved') AND NEW.to_state = 'requested')
     OR (NEW.to_state = 'voided' AND money_left AND NEW.from_state NOT IN ('paid', 'violation'))) THEN
    RAISE EXCEPTION 'a second person decides: % was recorded by the same person', p.reference USING ERRCODE = 'HR004';
  END IF;
  -- What the bank debited is approved again by somebody else than the person who settled it.
  IF NEW.to_state = 'approved' AND EXISTS (SELECT FROM payment_settlement WHERE payment_id = p.id AND settled_by_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'a second person approves the debit of %', p.reference USING ERRCODE = 'HR004';
  END IF;
  -- Otherwise the request would wait for ever, and keep its year from being closed.
  IF NEW.from_state = 'paid' AND NEW.to_state = 'violation' AND EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN
    RAISE EXCEPTION 'the void of % that was asked for is decided first', p.reference USING ERRCODE = 'HR003';
  END IF;
  IF NEW.from_state IN ('paid', 'violation') AND NEW.to_state = 'voided' AND NOT EXISTS (
    SELECT FROM void_request WHERE payment_id = p.id AND confirmed AND decided_by_id = NEW.actor_id AND asked_by_id <> NEW.actor_id AND ground <> 'not_stated') THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  RETURN NEW;
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
    jsonb_build_object('state', NEW.from_state)::text, (jsonb_build_object('state', NEW.to_state) || NEW.facts)::text, NEW.reason);
  RETURN NULL;
END $$;

-- Records an entry with its determination, destinations, first transition and audit event: all or nothing. Answers { status, paymentId, reference,
-- state, headroom }; status is `recorded`, `repeated` (the same submission again: the first answer stands) or `conflict` (the key with other data).
-- Raises HR001 when the amount no longer fits, HR002 when the year is closed, HR005 when the facts in `factsVersion` have changed.
CREATE OR REPLACE FUNCTION record_payment(entry jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p record;
  answer text := 'recorded';
BEGIN
  PERFORM set_config('headroom.expected_facts', coalesce(entry->>'factsVersion', ''), true);
  WITH recorded AS (
    INSERT INTO payment (id, reference, company_id, year, state, fsb_license_id, product_id, purpose, payee_kind, payee_name, payee_address, currency, amount_minor,
      service_fee_minor, rate, rate_date, rate_source, amount_cents, service_fee_cents, state_duty_cents, fsb_receipt, invoice_date, payment_date, already_paid,
      posting_date, note, retry_of_id, corrects_id, recorded_by_id, recorded_at, idempotency_key, request_hash)
    SELECT e."id", 'P-' || extract(year FROM e."paymentDate")::int || '-' || to_char(nextval('payment_reference'), 'FM9999999990000'), e."companyId",
      extract(year FROM e."paymentDate")::int, e."state", e."fsbLicenseId", e."productId", e."purpose", e."payeeKind", e."payeeName", coalesce(e."payeeAddress", ''),
      e."currency", e."amountMinor", e."serviceFeeMinor", e."rate", e."rateDate", e."rateSource", e."amountCents", e."serviceFeeCents", e."stateDutyCents",
      e."fsbReceipt", e."invoiceDate", e."paymentDate", e."alreadyPaid", e."postingDate", e."note", e."retryOfId", e."correctsId", e."recordedById", ledger_now(),
      e."idempotencyKey", e."requestHash"
    FROM jsonb_to_record(entry) AS e("id" uuid, "companyId" uuid, "state" "PaymentState", "fsbLicenseId" uuid, "productId" uuid, "purpose" "Purpose", "payeeKind" "PayeeKind",
      "payeeName" text, "payeeAddress" text, "currency" text, "amountMinor" bigint, "serviceFeeMinor" bigint, "rate" numeric, "rateDate" date, "rateSource" "RateSource",
      "amountCents" int, "serviceFeeCents" int, "stateDutyCents" int, "fsbReceipt" boolean, "invoiceDate" date, "paymentDate" date, "alreadyPaid" boolean,
      "postingDate" date, "note" text, "retryOfId" uuid, "correctsId" uuid, "recordedById" uuid, "idempotencyKey" uuid, "requestHash" text)
    ON CONFLICT DO NOTHING
    RETURNING id, reference, state, company_id, year, request_hash, recorded_at
  ), determined AS (
    INSERT INTO payment_determination (payment_id, seq, outcome, findings, blocked_by, general_licenses, cap_cents, used_cents, reserved_cents, violation_cents,
      rules_version, places_version, law_version, made_at)
    SELECT recorded.id, 1, d."outcome", d."findings", d."blockedBy", d."generalLicenses", d."capCents", d."usedCents", d."reservedCents", coalesce(d."violationCents", 0),
      d."rulesVersion", d."placesVersion", coalesce(d."lawVersion", ''), recorded.recorded_at
    FROM recorded, jsonb_to_record(entry->'determination') AS d("outcome" "FindingOutcome", "findings" jsonb, "blockedBy" text[], "generalLicenses" text[],
      "capCents" int, "usedCents" int, "reservedCents" int, "violationCents" int, "rulesVersion" text, "placesVersion" text, "lawVersion" text)
  ), destined AS (
    INSERT INTO payment_destination (payment_id, position, role, name, address, country, region, city, postal_code, name_words, place_words, outcome, verdict)
    SELECT recorded.id, place, (d->>'role')::"DestinationRole", d->>'name', d->>'address', d->>'country', coalesce(d->>'region', ''), coalesce(d->>'city', ''),
      coalesce(d->>'postalCode', ''), CASE WHEN d ? 'nameWords' THEN ARRAY(SELECT jsonb_array_elements_text(d->'nameWords')) ELSE '{}' END,
      CASE WHEN d ? 'placeWords' THEN ARRAY(SELECT jsonb_array_elements_text(d->'placeWords')) ELSE '{}' END, (d->>'outcome')::"FindingOutcome", d->'verdict'
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

-- What the rules said when they were asked again, appended to what they said before.
CREATE FUNCTION append_determination(payment uuid, given jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO payment_determination (payment_id, seq, outcome, findings, blocked_by, general_licenses, cap_cents, used_cents, reserved_cents, violation_cents, rules_version,
    places_version, law_version, asked_at_step, made_at)
  SELECT payment, (SELECT 1 + max(seq) FROM payment_determination WHERE payment_id = payment), d."outcome", d."findings", d."blockedBy", d."generalLicenses", d."capCents",
    d."usedCents", d."reservedCents", coalesce(d."violationCents", 0), d."rulesVersion", d."placesVersion", coalesce(d."lawVersion", ''), d."step", ledger_now()
  FROM jsonb_to_record(given) AS d("outcome" "FindingOutcome", "findings" jsonb, "blockedBy" text[], "generalLicenses" text[], "capCents" int, "usedCents" int,
    "reservedCents" int, "violationCents" int, "rulesVersion" text, "placesVersion" text, "lawVersion" text, "step" text);
END $$;

-- Locks the payer of a payment, then the payment. Nothing else is locked before the payer.
CREATE FUNCTION hold_payment(which uuid, whole_organisation boolean) RETURNS payment LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  SELECT * INTO p FROM payment WHERE id = which;
  IF p.id IS NULL THEN RETURN NULL; END IF;
  PERFORM lock_payer(p.company_id, whole_organisation);
  SELECT * INTO p FROM payment WHERE id = which FOR UPDATE;
  RETURN p;
END $$;

-- Moves a payment one step. `expectedState` is what the person saw: if another was faster the answer is `stale` and nothing is written. A determination made at this
-- step is appended; an approval of what the bank debited already marks it as paid. No actor: Headroom itself, which may only tighten.
-- Raises HR001 (no headroom), HR002 (year closed), HR003 (no such transition), HR004 (a second person is needed), HR005 (the facts changed).
CREATE OR REPLACE FUNCTION move_payment(move jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p payment;
  answer text := 'moved';
  target "PaymentState" := (move->>'toState')::"PaymentState";
  actor uuid := (move->>'actorId')::uuid;
BEGIN
  p := hold_payment((move->>'paymentId')::uuid, target = 'blocked');
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state::text <> move->>'expectedState' THEN
    answer := 'stale';
  ELSE
    PERFORM refuse_changed_facts(p.company_id, move->>'factsVersion');
    IF move ? 'determination' THEN PERFORM append_determination(p.id, move->'determination'); END IF;
    PERFORM append_transition(p, target, actor, coalesce(move->>'reason', ''), coalesce(move->'facts', '{}'));
    p.state := target;
    IF target = 'approved' AND p.debit_date IS NOT NULL THEN
      PERFORM append_transition(p, 'paid', actor, 'The bank had debited it before this approval.', '{}');
      p.state := 'paid';
    END IF;
  END IF;
  RETURN jsonb_build_object('status', answer, 'reference', p.reference, 'state', p.state, 'headroom', headroom_of(p.company_id, p.year));
END $$;

CREATE FUNCTION append_transition(p payment, target "PaymentState", actor uuid, reason text, facts jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason, facts)
  SELECT p.id, 1 + max(t.seq), p.state, target, actor, ledger_now(), append_transition.reason, append_transition.facts
  FROM payment_transition t WHERE t.payment_id = p.id;
END $$;

-- Settles an approved payment with what the bank debited. Within the headroom it is paid; past the tolerance its approval is asked again; over the headroom the whole
-- payment is an apparent violation, because the money has left; and what the rules stop at this step (`stopped`) goes to review with its debit on record.
-- Answers { status: settled | stale | not_found, state, excessCents, ... }. `determination`, of the rules asked at this step, is appended when given.
CREATE FUNCTION settle_payment(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  p payment;
  y company_year;
  actor uuid := (given->>'actorId')::uuid;
  counted int := (given->>'countedCents')::int;
  excess int;
  target "PaymentState";
BEGIN
  p := hold_payment((given->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state <> 'approved' OR p.debit_date IS NOT NULL THEN RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state); END IF;
  PERFORM refuse_changed_facts(p.company_id, given->>'factsVersion');
  IF extract(year FROM (given->>'valueDate')::date)::int <> p.year THEN
    RAISE EXCEPTION 'a debit of another year is an entry of that year' USING ERRCODE = 'HR003';
  END IF;
  SELECT * INTO y FROM company_year c WHERE c.company_id = p.company_id AND c.year = p.year FOR UPDATE;
  excess := greatest(0, y.used_cents + y.violation_cents + y.reserved_cents - p.amount_cents + counted - y.cap_cents);
  -- A debit that is not more than what was approved takes nothing from anybody.
  IF counted <= p.amount_cents THEN excess := 0; END IF;
  target := CASE WHEN excess > 0 THEN 'violation' WHEN (given->>'stopped')::boolean THEN 'in_review' WHEN (given->>'pastTolerance')::boolean THEN 'requested' ELSE 'paid' END;
  INSERT INTO payment_settlement (payment_id, currency, amount_minor, debit_cents, counted_cents, value_date, posting_date, bank_reference, excess_cents, doubts, settled_by_id, settled_at)
    VALUES (p.id, given->>'currency', (given->>'amountMinor')::bigint, (given->>'debitCents')::int, counted, (given->>'valueDate')::date, (given->>'postingDate')::date,
      given->>'bankReference', excess, ARRAY(SELECT jsonb_array_elements_text(coalesce(given->'doubts', '[]'))), actor, ledger_now());
  IF given ? 'determination' THEN PERFORM append_determination(p.id, given->'determination'); END IF;
  PERFORM append_transition(p, target, actor, coalesce(given->>'reason', ''), jsonb_build_object('debitDate', given->>'valueDate', 'postingDate', given->>'postingDate',
    'bankReference', given->>'bankReference', 'countedCents', counted, 'debitCents', (given->>'debitCents')::int, 'currency', given->>'currency',
    'amountMinor', (given->>'amountMinor')::bigint, 'excessCents', excess, 'doubts', coalesce(given->'doubts', '[]')));
  RETURN jsonb_build_object('status', 'settled', 'reference', p.reference, 'state', target, 'excessCents', excess, 'headroom', headroom_of(p.company_id, p.year));
END $$;

-- A debit in another year: the old entry gives its reservation back, and the debit is an entry of its own year, linked to the old one; both or neither. The years are
-- locked in their order. `entry` is what record_payment() takes, already paid, with `correctsId` naming the old entry; `settlement` is what settle_payment() takes.
CREATE FUNCTION settle_in_another_year(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
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
  PERFORM refuse_changed_facts(p.company_id, settlement->>'factsVersion');
  PERFORM 1 FROM company_year WHERE company_id = p.company_id AND year IN (p.year, extract(year FROM (entry->>'paymentDate')::date)::int) ORDER BY year FOR UPDATE;
  PERFORM append_transition(p, 'voided', actor, coalesce(settlement->>'reason', ''), jsonb_build_object('countedInAnotherYear', entry->>'paymentDate'));
  recorded := record_payment(entry - 'factsVersion');
  IF recorded->>'status' <> 'recorded' THEN RAISE EXCEPTION 'the debit of % was recorded before', p.reference USING ERRCODE = 'HR003'; END IF;
  INSERT INTO payment_settlement (payment_id, currency, amount_minor, debit_cents, counted_cents, value_date, posting_date, bank_reference, doubts, settled_by_id, settled_at)
    VALUES ((recorded->>'paymentId')::uuid, settlement->>'currency', (settlement->>'amountMinor')::bigint, (settlement->>'debitCents')::int, (settlement->>'countedCents')::int,
      (settlement->>'valueDate')::date, (settlement->>'postingDate')::date, settlement->>'bankReference',
      ARRAY(SELECT jsonb_array_elements_text(coalesce(settlement->'doubts', '[]'))), actor, ledger_now());
  RETURN recorded || jsonb_build_object('status', 'settled_in_another_year', 'voidedReference', p.reference);
END $$;

-- One person asks that money be taken out of the sums, on one of two grounds. Answers `asked`, `already_asked`, `stale` or `not_found`.
CREATE OR REPLACE FUNCTION ask_void(request jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
BEGIN
  p := hold_payment((request->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state NOT IN ('paid', 'violation') THEN RETURN jsonb_build_object('status', 'stale', 'state', p.state); END IF;
  IF EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN RETURN jsonb_build_object('status', 'already_asked'); END IF;
  INSERT INTO void_request (id, payment_id, asked_by_id, asked_at, reason, ground)
    VALUES ((request->>'id')::uuid, p.id, (request->>'actorId')::uuid, ledger_now(), request->>'reason', request->>'ground');
  RETURN jsonb_build_object('status', 'asked');
END $$;

-- A second person confirms (the entry is voided) or declines. Answers `voided`, `declined`, `no_ground`, `stale` or `not_found`; raises HR004 for the same person.
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
  IF NOT FOUND OR p.state NOT IN ('paid', 'violation') THEN RETURN jsonb_build_object('status', 'stale', 'state', p.state); END IF;
  IF confirm AND asked.asked_by_id = actor THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  IF confirm AND asked.ground = 'not_stated' THEN RETURN jsonb_build_object('status', 'no_ground'); END IF;
  UPDATE void_request SET decided_by_id = actor, decided_at = ledger_now(), confirmed = confirm, decision_reason = coalesce(decision->>'reason', '') WHERE id = asked.id;
  IF NOT confirm THEN RETURN jsonb_build_object('status', 'declined'); END IF;
  PERFORM append_transition(p, 'voided', actor, asked.reason, jsonb_build_object('ground', asked.ground));
  RETURN jsonb_build_object('status', 'voided', 'reference', p.reference, 'state', 'voided', 'headroom', headroom_of(p.company_id, p.year));
END $$;

-- What the rules found of a payment that stays where it is, because it is in review already: the determination, with its event. Answers `noted`, `stale` or `not_found`.
CREATE FUNCTION note_determination(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  event audit_event;
BEGIN
  p := hold_payment((given->>'paymentId')::uuid, false);
  IF p.id IS NULL THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF p.state NOT IN ('in_review', 'unreserved') THEN RETURN jsonb_build_object('status', 'stale', 'reference', p.reference, 'state', p.state); END IF;
  PERFORM refuse_changed_facts(p.company_id, given->>'factsVersion');
  PERFORM append_determination(p.id, given->'determination');
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := ledger_now();
  event.actor_id := (given->>'actorId')::uuid;
  event.verb := 'payment.rules-asked-again';
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.reason := coalesce(given->>'reason', '');
  PERFORM chain_event(event, p.year);
  RETURN jsonb_build_object('status', 'noted', 'reference', p.reference, 'state', p.state);
END $$;

-- A second person confirms an apparent violation that a settlement made. Answers `confirmed`, `already_confirmed`, `stale` or `not_found`; HR004 for the same person.
CREATE FUNCTION confirm_violation(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  actor uuid := (given->>'actorId')::uuid;
  event audit_event;
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
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := ledger_now();
  event.actor_id := actor;
  event.verb := 'payment.violation-confirmed';
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.reason := coalesce(given->>'reason', '');
  PERFORM chain_event(event, p.year);
  RETURN jsonb_build_object('status', 'confirmed', 'reference', p.reference, 'state', p.state);
END $$;

-- A payment sent to review when it is recorded opens a case for each party in doubt; deciding the payment decides them. A review that begins later is about what the
-- rules found then. A refused payment leaves its destinations to be found again.
CREATE OR REPLACE FUNCTION payment_transition_is_screened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.to_state = 'in_review' AND NEW.seq = 1 THEN
    INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, company_id, destination, folded, outcome, verdict)
    SELECT gen_random_uuid(), NEW.at, 'payment', 'payment:' || d.payment_id || ':' || d.position, d.payment_id, d.position, p.company_id, destination_of(d),
      folded_destination(d.name_words, d.place_words), d.outcome, d.verdict
    FROM payment_destination d JOIN payment p ON p.id = d.payment_id WHERE d.payment_id = NEW.payment_id AND d.outcome <> 'clear';
  ELSIF NEW.from_state IN ('in_review', 'unreserved') AND NEW.actor_id IS NOT NULL THEN
    UPDATE screening_case SET decided_at = NEW.at, decided_by_id = NEW.actor_id,
      decision = CASE NEW.to_state WHEN 'requested' THEN 'not_in_crimea' WHEN 'blocked' THEN 'in_crimea' WHEN 'violation' THEN 'in_crimea' ELSE 'cannot_be_told' END,
      reason = coalesce(nullif(NEW.reason, ''), 'The payment became ' || NEW.to_state || '.')
    WHERE payment_id = NEW.payment_id AND source = 'payment' AND decided_at IS NULL;
  END IF;
  IF NEW.to_state = 'blocked' THEN
    INSERT INTO refused_destination (payment_id, position, refused_at, name_words, place_words)
    -- Not the buyer in Moscow whose payment was refused by the cap alone.
    SELECT d.payment_id, d.position, NEW.at, d.name_words, d.place_words FROM payment_destination d
    WHERE d.payment_id = NEW.payment_id AND (d.outcome <> 'clear' OR EXISTS (
      SELECT FROM payment_determination WHERE payment_id = NEW.payment_id AND seq = 1 AND 'end-user' = ANY (blocked_by)));
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER payment_transition_is_screened ON payment_transition;
CREATE TRIGGER payment_transition_is_screened AFTER INSERT ON payment_transition FOR EACH ROW
  WHEN (NEW.to_state IN ('in_review', 'blocked') OR NEW.from_state IN ('in_review', 'unreserved')) EXECUTE FUNCTION payment_transition_is_screened();

-- Books as of an instant: what was debited later had not replaced what was entered.
DO $$
DECLARE
  past text := (SELECT string_agg(CASE attname
      WHEN 'state' THEN 'past.to_state AS state'
      WHEN 'debit_date' THEN 'CASE WHEN past.was_debited THEN p.debit_date END AS debit_date'
      WHEN 'bank_reference' THEN 'CASE WHEN past.was_debited THEN p.bank_reference END AS bank_reference'
      WHEN 'amount_cents' THEN 'CASE WHEN past.was_debited THEN p.amount_cents ELSE coalesce(p.entered_cents, p.amount_cents) END AS amount_cents'
      WHEN 'entered_cents' THEN 'CASE WHEN past.was_debited THEN p.entered_cents END AS entered_cents'
      WHEN 'settled_at' THEN 'CASE WHEN past.was_debited THEN p.settled_at END AS settled_at'
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
      CROSS JOIN LATERAL (SELECT (array_agg(t.to_state ORDER BY t.seq DESC))[1] AS to_state, bool_or(t.to_state = ''paid'' OR t.facts ? ''debitDate'') AS was_debited
        FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at <= (SELECT as_of.instant())) past';
END $$;
CREATE OR REPLACE VIEW as_of.payment_determination AS SELECT * FROM public.payment_determination WHERE made_at <= (SELECT as_of.instant());
CREATE VIEW as_of.payment_settlement AS SELECT * FROM public.payment_settlement WHERE settled_at <= (SELECT as_of.instant());
CREATE VIEW as_of.violation_confirmation AS SELECT * FROM public.violation_confirmation WHERE confirmed_at <= (SELECT as_of.instant());
CREATE OR REPLACE VIEW as_of.void_request AS
  SELECT r.id, r.payment_id, r.asked_by_id, r.asked_at, r.reason, CASE WHEN known THEN r.decided_by_id END AS decided_by_id, CASE WHEN known THEN r.decided_at END AS decided_at,
    CASE WHEN known THEN r.confirmed END AS confirmed, CASE WHEN known THEN r.decision_reason ELSE '' END AS decision_reason, r.ground
  FROM public.void_request r CROSS JOIN LATERAL (SELECT r.decided_at <= (SELECT as_of.instant()) AS known) decision WHERE r.asked_at <= (SELECT as_of.instant());
CREATE OR REPLACE VIEW as_of.company_year AS
  SELECT y.company_id, y.year, y.cap_cents, y.used_cents, y.reserved_cents, y.blocked_cents, y.violation_cents, y.requested_count, y.in_review_count, y.approved_count,
    y.paid_count, y.rejected_count, y.voided_count, y.blocked_count, y.violation_count, y.unreserved_count
  FROM public.company_year y WHERE NOT EXISTS (
    SELECT FROM public.audit_event e WHERE e.at > (SELECT as_of.instant()) AND e.chain = 'company:' || y.company_id || ':' || y.year)
  UNION ALL
  SELECT p.company_id, p.year, y.cap_cents, coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'paid'), 0)::int,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state IN ('requested', 'in_review', 'approved')), 0)::int, coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'blocked'), 0)::bigint,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'violation'), 0)::bigint, (count(*) FILTER (WHERE p.state = 'requested'))::int,
    (count(*) FILTER (WHERE p.state = 'in_review'))::int, (count(*) FILTER (WHERE p.state = 'approved'))::int, (count(*) FILTER (WHERE p.state = 'paid'))::int,
    (count(*) FILTER (WHERE p.state = 'rejected'))::int, (count(*) FILTER (WHERE p.state = 'voided'))::int, (count(*) FILTER (WHERE p.state = 'blocked'))::int,
    (count(*) FILTER (WHERE p.state = 'violation'))::int, (count(*) FILTER (WHERE p.state = 'unreserved'))::int
  FROM (SELECT DISTINCT e.chain FROM public.audit_event e WHERE e.at > (SELECT as_of.instant()) AND e.verb LIKE 'payment.%') later
    JOIN public.company_year y ON later.chain = 'company:' || y.company_id || ':' || y.year
    JOIN as_of.payment p ON p.company_id = y.company_id AND p.year = y.year
  GROUP BY p.company_id, p.year, y.cap_cents;

CREATE INDEX payment_bank_reference ON payment (bank_reference) WHERE bank_reference IS NOT NULL;
DROP INDEX payment_waiting;
CREATE INDEX payment_waiting ON payment (state, payment_date DESC, id DESC) WHERE state IN ('requested', 'in_review', 'unreserved', 'approved', 'blocked', 'violation');

-- Ledgers that break the new rule today: what is pending gives way, with its events. The demo clock must not date them.
DO $$
DECLARE
  over record;
BEGIN
  FOR over IN SELECT company_id, year FROM company_year WHERE reserved_cents > 0 AND used_cents + violation_cents + reserved_cents > cap_cents ORDER BY company_id, year LOOP
    PERFORM lock_payer(over.company_id);
    PERFORM release_reservations(over.company_id, over.year, 0, ledger_now());
  END LOOP;
END $$;

-- The cap itself (31 CFR general licenses 1 to 1C: fees "do not exceed $5,000 in any calendar year"). What left outside the authorization is never refused, so that
-- it alone may go beyond; nothing is promised then.
ALTER TABLE company_year ADD CONSTRAINT company_year_within_cap
  CHECK (used_cents >= 0 AND reserved_cents >= 0 AND used_cents <= cap_cents AND (reserved_cents = 0 OR used_cents + violation_cents + reserved_cents <= cap_cents));
ALTER TABLE company_year ADD CONSTRAINT company_year_unreserved_is_not_negative CHECK (unreserved_count >= 0);

INSERT INTO application_privilege (privilege) VALUES
  ('EXECUTE ON FUNCTION settle_payment(jsonb), settle_in_another_year(jsonb), confirm_violation(jsonb), note_determination(jsonb), lock_payer(uuid, boolean)');
REVOKE EXECUTE ON FUNCTION settle_payment(jsonb), settle_in_another_year(jsonb), confirm_violation(jsonb), note_determination(jsonb), append_transition(payment, "PaymentState", uuid, text, jsonb),
  append_determination(uuid, jsonb), hold_payment(uuid, boolean), bump_organisation_facts() FROM PUBLIC;
