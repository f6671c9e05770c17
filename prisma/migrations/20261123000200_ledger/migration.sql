-- The ledger keeps itself: a payment writes its first transition, a transition moves the payment's state, the company-year's figures and the
-- audit chain, all in the statement that caused it. Nothing above this file can forget a part.
-- Refusals carry SQLSTATEs of their own: HR001 no headroom, HR002 year closed, HR003 move not allowed, HR004 four eyes, HR010 history is not rewritten.

-- Only a demo organisation may set the clock, to give its invented entries a past.
CREATE FUNCTION ledger_now() RETURNS timestamptz LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
  demo_clock text := current_setting('headroom.demo_clock', true);
BEGIN
  IF demo_clock IS NULL OR demo_clock = '' THEN RETURN date_trunc('milliseconds', now()); END IF;
  IF NOT EXISTS (SELECT FROM organisation WHERE demo) THEN RAISE EXCEPTION 'the clock can be set for demo data only' USING ERRCODE = 'HR010'; END IF;
  RETURN date_trunc('milliseconds', demo_clock::timestamptz);
END $$;

CREATE FUNCTION annual_cap_cents() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 500000 $$;

-- The first link of every chain: a hash of its name, so that chains cannot be exchanged.
CREATE FUNCTION audit_genesis(chain text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT encode(sha256(convert_to('headroom audit chain ' || chain, 'UTF8')), 'hex')
$$;

-- SHA-256 over the previous hash and every field, each with its length in bytes (docs/audit-chain.md has the same in words).
CREATE FUNCTION audit_hash(previous_hash text, chain text, at timestamptz, actor_id uuid, verb text, target_kind text, target_id text, target_name text,
  company_id uuid, before text, after text, reason text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT encode(sha256(convert_to(string_agg(CASE WHEN field IS NULL THEN '-' ELSE octet_length(field) || ':' || field END, ',' ORDER BY place), 'UTF8')), 'hex')
  FROM unnest(ARRAY[previous_hash, chain, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_id::text, verb, target_kind, target_id,
    target_name, company_id::text, before, after, reason]) WITH ORDINALITY AS fields(field, place)
$$;

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
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the figures of a company-year follow its transitions' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER company_year_is_kept_by_the_ledger BEFORE UPDATE ON company_year FOR EACH ROW EXECUTE FUNCTION company_year_is_kept_by_the_ledger();

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

CREATE FUNCTION payment_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at) VALUES (NEW.id, 1, NULL, NEW.state, NEW.recorded_by_id, NEW.recorded_at);
  RETURN NULL;
END $$;
CREATE TRIGGER payment_begins AFTER INSERT ON payment FOR EACH ROW EXECUTE FUNCTION payment_begins();

-- The room of a year: moves the figures and the head of the chain in one update, and refuses what does not fit.
CREATE FUNCTION book_company_year(p payment, from_state "PaymentState", to_state "PaymentState", event audit_event, OUT head_seq int, OUT previous_hash text, OUT hash text)
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  cents int := p.amount_cents;
  used int := CASE WHEN to_state = 'paid' THEN cents WHEN from_state = 'paid' THEN -cents ELSE 0 END;
  was_reserved boolean := coalesce(from_state IN ('requested', 'in_review', 'approved'), false);
  is_reserved boolean := to_state IN ('requested', 'in_review', 'approved');
  reserved int := cents * (is_reserved::int - was_reserved::int);
  room company_year;
BEGIN
  FOR attempt IN 1..2 LOOP
    UPDATE company_year y SET
      used_cents = used_cents + used,
      reserved_cents = reserved_cents + reserved,
      blocked_cents = blocked_cents + CASE WHEN to_state = 'blocked' THEN cents ELSE 0 END,
      violation_cents = violation_cents + CASE WHEN to_state = 'violation' THEN cents ELSE 0 END,
      requested_count = requested_count + (to_state = 'requested')::int - coalesce(from_state = 'requested', false)::int,
      in_review_count = in_review_count + (to_state = 'in_review')::int - coalesce(from_state = 'in_review', false)::int,
      approved_count = approved_count + (to_state = 'approved')::int - coalesce(from_state = 'approved', false)::int,
      paid_count = paid_count + (to_state = 'paid')::int - coalesce(from_state = 'paid', false)::int,
      rejected_count = rejected_count + (to_state = 'rejected')::int,
      voided_count = voided_count + (to_state = 'voided')::int,
      blocked_count = blocked_count + (to_state = 'blocked')::int,
      violation_count = violation_count + (to_state = 'violation')::int,
      head_seq = y.head_seq + 1,
      head_previous_hash = y.head_hash,
      head_hash = audit_hash(y.head_hash, event.chain, event.at, event.actor_id, event.verb, event.target_kind, event.target_id, event.target_name,
        event.company_id, event.before, event.after, event.reason)
    WHERE company_id = p.company_id AND y.year = p.year AND (used + reserved <= 0 OR used_cents + reserved_cents + used + reserved <= cap_cents)
    RETURNING y.head_seq, y.head_previous_hash, y.head_hash INTO head_seq, previous_hash, hash;
    IF FOUND THEN RETURN; END IF;
    SELECT * INTO room FROM company_year WHERE company_id = p.company_id AND year = p.year;
    IF FOUND THEN
      RAISE EXCEPTION 'no headroom: % cents left, % cents asked', room.cap_cents - room.used_cents - room.reserved_cents, cents USING ERRCODE = 'HR001';
    END IF;
    INSERT INTO company_year (company_id, year, cap_cents, head_hash, head_previous_hash)
      VALUES (p.company_id, p.year, annual_cap_cents(), audit_genesis(event.chain), '') ON CONFLICT DO NOTHING;
  END LOOP;
  RAISE EXCEPTION 'no headroom: the year could not be opened' USING ERRCODE = 'HR001';
END $$;

CREATE FUNCTION payment_verb(from_state "PaymentState", to_state "PaymentState") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN from_state IS NULL THEN CASE to_state WHEN 'blocked' THEN 'payment.blocked' WHEN 'violation' THEN 'payment.violation-recorded' ELSE 'payment.recorded' END
    WHEN from_state = 'in_review' AND to_state = 'requested' THEN 'payment.review-cleared'
    WHEN from_state = 'in_review' AND to_state = 'blocked' THEN 'payment.review-blocked'
    WHEN to_state = 'violation' THEN 'payment.violation-declared'
    ELSE 'payment.' || replace(to_state::text, 'paid', 'marked-paid')
  END
$$;

CREATE FUNCTION payment_transition_is_possible() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  p payment;
BEGIN
  IF NEW.seq = 1 AND pg_trigger_depth() >= 2 THEN RETURN NEW; END IF;
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id FOR UPDATE;
  IF NEW.from_state IS DISTINCT FROM p.state OR NEW.seq <> 1 + (SELECT max(seq) FROM payment_transition WHERE payment_id = NEW.payment_id)
     OR NOT payment_move_is_possible(NEW.from_state, NEW.to_state, p.already_paid) THEN
    RAISE EXCEPTION 'a payment cannot move from % to %', p.state, NEW.to_state USING ERRCODE = 'HR003';
  END IF;
  IF NEW.actor_id = p.recorded_by_id AND (NEW.to_state = 'approved' OR (NEW.from_state = 'in_review' AND NEW.to_state = 'requested')
     OR (NEW.to_state = 'voided' AND p.already_paid AND NEW.from_state <> 'paid')) THEN
    RAISE EXCEPTION 'a second person decides: % was recorded by the same person', p.reference USING ERRCODE = 'HR004';
  END IF;
  IF NEW.from_state = 'paid' AND NEW.to_state = 'voided' AND NOT EXISTS (
    SELECT FROM void_request WHERE payment_id = p.id AND confirmed AND decided_by_id = NEW.actor_id AND asked_by_id <> NEW.actor_id) THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_transition_is_possible BEFORE INSERT ON payment_transition FOR EACH ROW EXECUTE FUNCTION payment_transition_is_possible();

CREATE FUNCTION payment_transition_is_booked() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  p payment;
  d payment_determination;
  event audit_event;
  booked record;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id;
  IF NEW.from_state IS NULL THEN
    IF NOT payment_move_is_possible(NULL, p.state, p.already_paid) THEN
      RAISE EXCEPTION 'a payment cannot begin as %', p.state USING ERRCODE = 'HR003';
    END IF;
    SELECT * INTO d FROM payment_determination WHERE payment_id = p.id AND seq = 1;
    IF NOT FOUND THEN RAISE EXCEPTION 'a payment is recorded with its determination' USING ERRCODE = 'HR003'; END IF;
    event.after := jsonb_build_object('state', p.state, 'amountCents', p.amount_cents, 'currency', p.currency, 'amountMinor', p.amount_minor,
      'paymentDate', p.payment_date, 'payee', p.payee_name, 'outcome', d.outcome, 'blockedBy', d.blocked_by, 'rulesVersion', d.rules_version,
      'placesVersion', d.places_version, 'requestSha256', p.request_hash)::text;
  ELSE
    event.before := jsonb_build_object('state', NEW.from_state)::text;
    event.after := (jsonb_build_object('state', NEW.to_state) || NEW.facts)::text;
    UPDATE payment SET state = NEW.to_state,
      debit_date = CASE WHEN NEW.to_state = 'paid' THEN (NEW.facts->>'debitDate')::date ELSE debit_date END,
      posting_date = CASE WHEN NEW.to_state = 'paid' THEN (NEW.facts->>'postingDate')::date ELSE posting_date END,
      bank_reference = CASE WHEN NEW.to_state = 'paid' THEN NEW.facts->>'bankReference' ELSE bank_reference END
      WHERE id = p.id;
  END IF;
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := NEW.at;
  event.actor_id := NEW.actor_id;
  event.verb := payment_verb(NEW.from_state, NEW.to_state);
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.reason := NEW.reason;
  booked := book_company_year(p, NEW.from_state, NEW.to_state, event);
  -- After the row lock: closing a year waits for it, and is seen here once it has happened. A refused attempt is recorded all the same.
  IF NEW.to_state <> 'blocked' AND EXISTS (SELECT FROM ledger_year WHERE year = p.year AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the year % is closed', p.year USING ERRCODE = 'HR002';
  END IF;
  INSERT INTO audit_event (chain, seq, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after, reason, previous_hash, hash)
    VALUES (event.chain, booked.head_seq, event.at, event.actor_id, event.verb, event.target_kind, event.target_id, event.target_name, event.company_id,
      event.before, event.after, event.reason, booked.previous_hash, booked.hash);
  RETURN NULL;
END $$;
CREATE TRIGGER payment_transition_is_booked AFTER INSERT ON payment_transition FOR EACH ROW EXECUTE FUNCTION payment_transition_is_booked();

-- Links an event to its chain: a company-year's head lives in its figures, every other head in audit_chain.
CREATE FUNCTION chain_event(event audit_event, payment_year int) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
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

CREATE FUNCTION void_request_is_audited() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
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
