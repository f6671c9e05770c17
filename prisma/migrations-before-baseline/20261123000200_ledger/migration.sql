-- The ledger keeps itself: a payment writes its first transition, a transition moves the payment's state, the company-year's figures and the
-- audit chain, all in the statement that caused it. Nothing above this file can forget a part.
-- Refusals carry SQLSTATEs of their own: HR001 no headroom, HR002 year closed, HR003 move not allowed, HR004 four eyes, HR010 history is not rewritten.

-- Only a demo organisation may set the clock, to give its invented entries a past.
CREATE FUNCTION ledger_now() RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
DECLARE
  demo_clock text := current_setting('headroom.demo_clock', true);
BEGIN
  IF demo_clock IS NULL OR demo_clock = '' THEN RETURN date_trunc('milliseconds', now()); END IF;
  IF NOT EXISTS (SELECT FROM organisation WHERE demo) THEN RAISE EXCEPTION 'the clock can be set for demo data only' USING ERRCODE = 'HR010'; END IF;
  RETURN date_trunc('milliseconds', demo_clock::timestamptz);
END $$;

CREATE FUNCTION annual_cap_cents() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 500000 $$;

-- The first link of every chain: a hash of its name, so that chains cannot be exchanged.
CREATE FUNCTION audit_genesis(chain text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN encode(sha256(convert_to('headroom audit chain ' || chain, 'UTF8')), 'hex');
END $$;

-- SHA-256 over the previous hash and every field, each with its length in bytes (docs/audit-chain.md has the same in words).
CREATE FUNCTION audit_field(field text) RETURNS text LANGUAGE sql IMMUTABLE RETURN coalesce(octet_length(field)::text || ':' || field, '-');
CREATE FUNCTION audit_hash(previous_hash text, chain text, at timestamptz, actor_id uuid, verb text, target_kind text, target_id text, target_name text,
  company_id uuid, before text, after text, reason text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN encode(sha256(convert_to(audit_field(previous_hash) || ',' || audit_field(chain) || ','
    || audit_field(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || ',' || audit_field(actor_id::text) || ',' || audit_field(verb) || ','
    || audit_field(target_kind) || ',' || audit_field(target_id) || ',' || audit_field(target_name) || ',' || audit_field(company_id::text) || ','
    || audit_field(before) || ',' || audit_field(after) || ',' || audit_field(reason), 'UTF8')), 'hex');
END $$;

-- History is not rewritten, by any role.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is not rewritten: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'HR010';
END $$;

DO $$
DECLARE
  append_only text;
  kept text;
BEGIN
  FOREACH append_only IN ARRAY ARRAY['payment_destination', 'payment_determination', 'payment_transition', 'audit_event', 'product_classification', 'exchange_rate'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', append_only || '_is_kept', append_only);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', append_only || '_is_not_emptied', append_only);
  END LOOP;
  -- Records are kept ten years (31 CFR 501.601): nothing that a payment can point to is deleted.
  FOREACH kept IN ARRAY ARRAY['organisation', 'person', 'company_group', 'company', 'product', 'fsb_license', 'payment', 'void_request', 'company_year', 'ledger_year', 'audit_chain'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_is_kept', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_is_not_emptied', kept);
  END LOOP;
END $$;

-- Of a payment only the state and the facts of the bank ever change, and only from the trigger of a transition.
CREATE FUNCTION payment_keeps_its_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2
     OR (to_jsonb(NEW) - ARRAY['state', 'debit_date', 'posting_date', 'bank_reference']) <> (to_jsonb(OLD) - ARRAY['state', 'debit_date', 'posting_date', 'bank_reference'])
     OR (OLD.debit_date IS NOT NULL AND (NEW.debit_date, NEW.bank_reference) IS DISTINCT FROM (OLD.debit_date, OLD.bank_reference)) THEN
    RAISE EXCEPTION 'a payment is corrected by voiding it and entering it anew' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_keeps_its_facts BEFORE UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION payment_keeps_its_facts();

CREATE FUNCTION company_year_is_kept_by_the_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the figures of a company-year follow its transitions' USING ERRCODE = 'HR010';
END $$;
CREATE TRIGGER company_year_is_kept_by_the_ledger BEFORE UPDATE ON company_year FOR EACH ROW WHEN (pg_trigger_depth() < 1)
  EXECUTE FUNCTION company_year_is_kept_by_the_ledger();

-- The state machine, as data (lib/rules/approval.ts decides who may; this decides what can be).
CREATE FUNCTION payment_move_is_possible(from_state "PaymentState", to_state "PaymentState", already_paid boolean) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN from_state IS NULL THEN to_state IN ('requested', 'in_review') OR (to_state = 'blocked' AND NOT already_paid) OR (to_state = 'violation' AND already_paid)
    WHEN from_state = 'in_review' THEN to_state IN ('requested', 'voided') OR to_state IN ('blocked', 'rejected') AND NOT already_paid OR to_state = 'violation' AND already_paid
    WHEN from_state = 'requested' THEN to_state IN ('approved', 'voided') OR to_state = 'rejected' AND NOT already_paid OR to_state = 'violation' AND already_paid
    WHEN from_state = 'approved' THEN to_state IN ('paid', 'voided') OR to_state = 'rejected' AND NOT already_paid OR to_state = 'violation' AND already_paid
    WHEN from_state = 'paid' THEN to_state IN ('voided', 'violation')
    ELSE false
  END
$$;

CREATE FUNCTION payment_verb(from_state "PaymentState", to_state "PaymentState") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN from_state IS NULL THEN CASE to_state WHEN 'blocked' THEN 'payment.blocked' WHEN 'violation' THEN 'payment.violation-recorded' ELSE 'payment.recorded' END
    WHEN from_state = 'in_review' AND to_state = 'requested' THEN 'payment.review-cleared'
    WHEN from_state = 'in_review' AND to_state = 'blocked' THEN 'payment.review-blocked'
    WHEN to_state = 'violation' THEN 'payment.violation-declared'
    ELSE CASE to_state WHEN 'approved' THEN 'payment.approved' WHEN 'paid' THEN 'payment.marked-paid' WHEN 'rejected' THEN 'payment.rejected'
      WHEN 'voided' THEN 'payment.voided' END
  END
$$;

-- The room of a year: moves its figures and the head of its chain in one update, refuses what does not fit, and appends the event that tells it.
-- Answers the number of that event.
-- The rows stand in the order company_year, audit_event: one lock a transaction, taken as late as can be.
CREATE FUNCTION book_company_year(which uuid, payment_year int, cents int, from_state "PaymentState", to_state "PaymentState", at timestamptz, actor uuid,
  payment_id text, payment_reference text, before text, after text, reason text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  used int := CASE WHEN to_state = 'paid' THEN cents WHEN from_state = 'paid' THEN -cents ELSE 0 END;
  was_reserved boolean := coalesce(from_state IN ('requested', 'in_review', 'approved'), false);
  is_reserved boolean := to_state IN ('requested', 'in_review', 'approved');
  reserved int := cents * (is_reserved::int - was_reserved::int);
  year_chain text := 'company:' || which || ':' || payment_year;
  event_verb text := payment_verb(from_state, to_state);
  event_seq int;
  closed timestamptz;
  room int;
BEGIN
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
        violation_cents = y.violation_cents + CASE WHEN to_state = 'violation' THEN cents ELSE 0 END,
        requested_count = y.requested_count + (to_state = 'requested')::int - coalesce(from_state = 'requested', false)::int,
        in_review_count = y.in_review_count + (to_state = 'in_review')::int - coalesce(from_state = 'in_review', false)::int,
        approved_count = y.approved_count + (to_state = 'approved')::int - coalesce(from_state = 'approved', false)::int,
        paid_count = y.paid_count + (to_state = 'paid')::int - coalesce(from_state = 'paid', false)::int,
        rejected_count = y.rejected_count + (to_state = 'rejected')::int,
        voided_count = y.voided_count + (to_state = 'voided')::int,
        blocked_count = y.blocked_count + (to_state = 'blocked')::int,
        violation_count = y.violation_count + (to_state = 'violation')::int,
        head_seq = y.head_seq + 1,
        head_previous_hash = y.head_hash,
        head_hash = audit_hash(y.head_hash, year_chain, at, actor, event_verb, 'payment', payment_id, payment_reference, which, before, after, reason)
      WHERE used + reserved <= 0 OR y.used_cents + y.reserved_cents + used + reserved <= y.cap_cents
      RETURNING y.head_seq, y.head_previous_hash, y.head_hash
    )
    INSERT INTO audit_event (chain, seq, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after, reason, previous_hash, hash)
      SELECT year_chain, head_seq, at, actor, event_verb, 'payment', payment_id, payment_reference, which, before, after, reason, head_previous_hash, head_hash
      FROM booked WHERE head_seq > 0
      -- Read under the lock that closing a year waits for: a year closed meanwhile is seen here.
      RETURNING seq, (SELECT closed_at FROM ledger_year l WHERE l.year = payment_year) INTO event_seq, closed;
    IF FOUND THEN
      -- With a stricter isolation the snapshot may be older than that lock. The key of the year is looked up past it: a year closed since fails with 40001.
      IF current_setting('transaction_isolation') <> 'read committed' THEN
        INSERT INTO ledger_year (year) VALUES (payment_year) ON CONFLICT (year) DO NOTHING;
      END IF;
      -- A refused attempt is recorded all the same.
      IF closed IS NOT NULL AND to_state <> 'blocked' THEN RAISE EXCEPTION 'the year % is closed', payment_year USING ERRCODE = 'HR002'; END IF;
      RETURN event_seq;
    END IF;
  END LOOP;
  SELECT y.cap_cents - y.used_cents - y.reserved_cents INTO room FROM company_year y WHERE y.company_id = which AND y.year = payment_year;
  RAISE EXCEPTION 'no headroom: % cents left, % cents asked', room, cents USING ERRCODE = 'HR001';
END $$;

-- A new payment has a determination, a first transition, its place in the figures and its event, or it is not written at all.
CREATE FUNCTION payment_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  d_outcome "FindingOutcome";
  d_blocked_by text[];
  d_rules text;
  d_places text;
  event_seq int;
BEGIN
  IF NOT payment_move_is_possible(NULL, NEW.state, NEW.already_paid) THEN
    RAISE EXCEPTION 'a payment cannot begin as %', NEW.state USING ERRCODE = 'HR003';
  END IF;
  SELECT outcome, blocked_by, rules_version, places_version INTO d_outcome, d_blocked_by, d_rules, d_places
    FROM payment_determination WHERE payment_id = NEW.id AND seq = 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'a payment is recorded with its determination' USING ERRCODE = 'HR003'; END IF;
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at) VALUES (NEW.id, 1, NULL, NEW.state, NEW.recorded_by_id, NEW.recorded_at);
  event_seq := book_company_year(NEW.company_id, NEW.year, NEW.amount_cents, NULL, NEW.state, NEW.recorded_at, NEW.recorded_by_id, NEW.id::text, NEW.reference, NULL,
    jsonb_build_object('state', NEW.state, 'amountCents', NEW.amount_cents, 'currency', NEW.currency, 'amountMinor', NEW.amount_minor,
      'paymentDate', NEW.payment_date, 'payee', NEW.payee_name, 'outcome', d_outcome, 'blockedBy', d_blocked_by, 'rulesVersion', d_rules,
      'placesVersion', d_places, 'requestSha256', NEW.request_hash)::text, '');
  RETURN NULL;
END $$;
CREATE TRIGGER payment_begins AFTER INSERT ON payment FOR EACH ROW EXECUTE FUNCTION payment_begins();

-- The first transition of a payment is written by payment_begins() and nobody else can: every payment has one, and its number is taken.
ALTER TABLE payment_transition ADD CONSTRAINT payment_transition_begins_once CHECK (seq > 0 AND (seq = 1) = (from_state IS NULL));

CREATE FUNCTION payment_transition_is_possible() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p payment;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id FOR UPDATE;
  IF NEW.from_state IS DISTINCT FROM p.state OR NEW.seq <> 1 + (SELECT max(seq) FROM payment_transition WHERE payment_id = NEW.payment_id)
     OR NOT payment_move_is_possible(NEW.from_state, NEW.to_state, p.already_paid) THEN
    RAISE EXCEPTION 'a payment cannot move from % to %', p.state, NEW.to_state USING ERRCODE = 'HR003';
  END IF;
  IF NEW.actor_id = p.recorded_by_id AND (NEW.to_state = 'approved' OR (NEW.from_state = 'in_review' AND NEW.to_state = 'requested')
     OR (NEW.to_state = 'voided' AND p.already_paid AND NEW.from_state <> 'paid')) THEN
    RAISE EXCEPTION 'a second person decides: % was recorded by the same person', p.reference USING ERRCODE = 'HR004';
  END IF;
  -- Otherwise the request would wait for ever, and keep its year from being closed.
  IF NEW.from_state = 'paid' AND NEW.to_state = 'violation' AND EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN
    RAISE EXCEPTION 'the void of % that was asked for is decided first', p.reference USING ERRCODE = 'HR003';
  END IF;
  IF NEW.from_state = 'paid' AND NEW.to_state = 'voided' AND NOT EXISTS (
    SELECT FROM void_request WHERE payment_id = p.id AND confirmed AND decided_by_id = NEW.actor_id AND asked_by_id <> NEW.actor_id) THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_transition_is_possible BEFORE INSERT ON payment_transition FOR EACH ROW WHEN (NEW.seq > 1) EXECUTE FUNCTION payment_transition_is_possible();

CREATE FUNCTION payment_transition_is_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  event_seq int;
BEGIN
  UPDATE payment SET state = NEW.to_state,
    debit_date = CASE WHEN NEW.to_state = 'paid' THEN (NEW.facts->>'debitDate')::date ELSE debit_date END,
    posting_date = CASE WHEN NEW.to_state = 'paid' THEN (NEW.facts->>'postingDate')::date ELSE posting_date END,
    bank_reference = CASE WHEN NEW.to_state = 'paid' THEN NEW.facts->>'bankReference' ELSE bank_reference END
    WHERE id = NEW.payment_id RETURNING * INTO p;
  event_seq := book_company_year(p.company_id, p.year, p.amount_cents, NEW.from_state, NEW.to_state, NEW.at, NEW.actor_id, p.id::text, p.reference,
    jsonb_build_object('state', NEW.from_state)::text, (jsonb_build_object('state', NEW.to_state) || NEW.facts)::text, NEW.reason);
  RETURN NULL;
END $$;
CREATE TRIGGER payment_transition_is_booked AFTER INSERT ON payment_transition FOR EACH ROW WHEN (NEW.seq > 1) EXECUTE FUNCTION payment_transition_is_booked();

-- Links an event to its chain: a company-year's head lives in its figures, every other head in audit_chain.
CREATE FUNCTION chain_event(event audit_event, payment_year int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF payment_year IS NOT NULL THEN
    UPDATE company_year y SET head_seq = y.head_seq + 1, head_previous_hash = y.head_hash,
      head_hash = audit_hash(y.head_hash, event.chain, event.at, event.actor_id, event.verb, event.target_kind, event.target_id, event.target_name,
        event.company_id, event.before, event.after, event.reason)
      WHERE y.company_id = event.company_id AND y.year = payment_year
      RETURNING y.head_seq, y.head_previous_hash, y.head_hash INTO event.seq, event.previous_hash, event.hash;
  ELSE
    INSERT INTO audit_chain (chain, head_hash) VALUES (event.chain, audit_genesis(event.chain)) ON CONFLICT DO NOTHING;
    SELECT head_seq + 1, head_hash INTO event.seq, event.previous_hash FROM audit_chain WHERE chain = event.chain FOR UPDATE;
    event.hash := audit_hash(event.previous_hash, event.chain, event.at, event.actor_id, event.verb, event.target_kind, event.target_id, event.target_name,
      event.company_id, event.before, event.after, event.reason);
    UPDATE audit_chain SET head_seq = event.seq, head_hash = event.hash WHERE chain = event.chain;
  END IF;
  INSERT INTO audit_event SELECT (event).*;
END $$;

CREATE FUNCTION void_request_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decided_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY['decided_by_id', 'decided_at', 'confirmed', 'decision_reason']) <> (to_jsonb(OLD) - ARRAY['decided_by_id', 'decided_at', 'confirmed', 'decision_reason']) THEN
    RAISE EXCEPTION 'a request to void is decided once' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER void_request_is_decided_once BEFORE UPDATE ON void_request FOR EACH ROW EXECUTE FUNCTION void_request_is_decided_once();

CREATE FUNCTION void_request_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  event audit_event;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id;
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := coalesce(NEW.decided_at, NEW.asked_at);
  event.actor_id := coalesce(NEW.decided_by_id, NEW.asked_by_id);
  event.verb := CASE WHEN NEW.decided_at IS NULL THEN 'payment.void-asked' WHEN NEW.confirmed THEN 'payment.void-confirmed' ELSE 'payment.void-declined' END;
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.reason := CASE WHEN NEW.decided_at IS NULL THEN NEW.reason ELSE NEW.decision_reason END;
  PERFORM chain_event(event, p.year);
  RETURN NULL;
END $$;
CREATE TRIGGER void_request_is_audited AFTER INSERT OR UPDATE ON void_request FOR EACH ROW EXECUTE FUNCTION void_request_is_audited();
