-- What the screening keeps: the parts of a destination, refused ones by their words, cases that a person decides, runs over everything stored, and
-- lists somebody asked to keep. Verdicts that were stored are never rewritten; what is found later is a case beside them.

ALTER TABLE payment_destination ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE payment_destination ADD COLUMN city TEXT NOT NULL DEFAULT '';
ALTER TABLE payment_destination ADD COLUMN postal_code TEXT NOT NULL DEFAULT '';
-- The words of the party's name and of its place, folded (lib/screening/destination-words.ts): by them a refused destination is found again. Of a clear
-- payment they are not kept.
ALTER TABLE payment_destination ADD COLUMN name_words TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE payment_destination ADD COLUMN place_words TEXT[] NOT NULL DEFAULT '{}';

-- Destinations that entries were refused for, by the rule on destinations or on end users. Few beside all destinations, so that looking through them costs nothing on a large ledger.
CREATE TABLE refused_destination (
  payment_id uuid NOT NULL REFERENCES payment (id),
  position int NOT NULL,
  refused_at timestamptz(3) NOT NULL,
  name_words text[] NOT NULL,
  place_words text[] NOT NULL,
  PRIMARY KEY (payment_id, position)
);
CREATE INDEX refused_destination_words ON refused_destination USING gin ((name_words || place_words));
CREATE INDEX refused_destination_refused_at ON refused_destination (refused_at DESC);

-- One destination that a person decides, as it was screened. `subject` says whose it is: a payment's party or a row of a kept list.
CREATE TABLE screening_case (
  id uuid PRIMARY KEY,
  opened_at timestamptz(3) NOT NULL,
  source text NOT NULL,
  subject text NOT NULL,
  payment_id uuid REFERENCES payment (id),
  position int,
  screening_list_id uuid,
  re_screening_id uuid,
  company_id uuid REFERENCES company (id),
  destination jsonb NOT NULL,
  -- The destination with its words folded and sorted: the same one typed again has the same.
  folded text NOT NULL,
  outcome "FindingOutcome" NOT NULL,
  verdict jsonb NOT NULL,
  decision text,
  reason text NOT NULL DEFAULT '',
  decided_by_id uuid REFERENCES person (id),
  decided_at timestamptz(3),
  CONSTRAINT screening_case_source_is_known CHECK (source IN ('payment', 're-screening')),
  CONSTRAINT screening_case_asks_something CHECK (outcome <> 'clear'),
  CONSTRAINT screening_case_decision_is_known CHECK (decision IN ('in_crimea', 'not_in_crimea', 'cannot_be_told')),
  CONSTRAINT screening_case_is_decided_whole CHECK ((decided_at IS NULL) = (decision IS NULL) AND (decided_at IS NULL) = (decided_by_id IS NULL)
    AND (decided_at IS NULL OR reason <> ''))
);
CREATE UNIQUE INDEX screening_case_once_a_run ON screening_case (re_screening_id, subject) WHERE re_screening_id IS NOT NULL;
CREATE UNIQUE INDEX screening_case_once_a_party ON screening_case (payment_id, position) WHERE source = 'payment';
CREATE INDEX screening_case_subject ON screening_case (subject, opened_at DESC);
CREATE INDEX screening_case_folded ON screening_case USING hash (folded);
CREATE INDEX screening_case_opened ON screening_case (opened_at DESC, id DESC);
CREATE INDEX screening_case_open ON screening_case (opened_at DESC, id DESC) WHERE decided_at IS NULL;

-- A run over every stored destination with a new list or new rules. One is under way at a time; whoever holds the lease works on it.
CREATE TABLE re_screening (
  id uuid PRIMARY KEY,
  begun_at timestamptz(3) NOT NULL,
  begun_by_id uuid REFERENCES person (id),
  places_version text NOT NULL,
  rules_version text NOT NULL,
  total int NOT NULL,
  done int NOT NULL DEFAULT 0,
  clear_count int NOT NULL DEFAULT 0,
  review_count int NOT NULL DEFAULT 0,
  blocked_count int NOT NULL DEFAULT 0,
  hit_count int NOT NULL DEFAULT 0,
  -- Where it stands: the source under way and the key after which it goes on.
  source text NOT NULL DEFAULT '',
  after_key text NOT NULL DEFAULT '',
  holder text NOT NULL DEFAULT '',
  held_until timestamptz(3),
  finished_at timestamptz(3),
  -- Ended before its end because newer places or rules took its place.
  superseded boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX re_screening_one_under_way ON re_screening ((true)) WHERE finished_at IS NULL;

CREATE TABLE screening_list (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  reason text NOT NULL DEFAULT '',
  kept_by_id uuid NOT NULL REFERENCES person (id),
  kept_at timestamptz(3) NOT NULL,
  row_count int NOT NULL CHECK (row_count BETWEEN 1 AND 100000),
  clear_count int NOT NULL DEFAULT 0,
  review_count int NOT NULL DEFAULT 0,
  blocked_count int NOT NULL DEFAULT 0,
  places_version text NOT NULL,
  rules_version text NOT NULL,
  -- Set when every row is in; until then the list is shown to nobody.
  finished_at timestamptz(3)
);
-- A run takes the payments in the order they were recorded.
CREATE INDEX payment_recorded ON payment (recorded_at, id);
CREATE INDEX screening_list_kept ON screening_list (kept_at DESC, id DESC);

CREATE TABLE screening_list_row (
  screening_list_id uuid NOT NULL REFERENCES screening_list (id),
  position int NOT NULL CHECK (position > 0),
  destination jsonb NOT NULL,
  outcome "FindingOutcome" NOT NULL,
  verdict jsonb NOT NULL,
  PRIMARY KEY (screening_list_id, position)
);
CREATE INDEX screening_list_row_outcome ON screening_list_row (screening_list_id, outcome, position);
ALTER TABLE screening_case ADD CONSTRAINT screening_case_list FOREIGN KEY (screening_list_id) REFERENCES screening_list (id);
ALTER TABLE screening_case ADD CONSTRAINT screening_case_run FOREIGN KEY (re_screening_id) REFERENCES re_screening (id);

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['refused_destination', 'screening_list_row'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_is_not_changed', kept);
  END LOOP;
  FOREACH kept IN ARRAY ARRAY['refused_destination', 'screening_case', 're_screening', 'screening_list', 'screening_list_row'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_is_kept', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_is_not_emptied', kept);
  END LOOP;
END $$;

-- A case is decided once, and nothing else of it ever changes.
CREATE FUNCTION screening_case_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.source = 'payment' AND pg_trigger_depth() < 2 THEN RAISE EXCEPTION 'the case of a payment is decided with the payment' USING ERRCODE = 'HR003'; END IF;
  IF OLD.decided_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY['decision', 'reason', 'decided_by_id', 'decided_at']) <> (to_jsonb(OLD) - ARRAY['decision', 'reason', 'decided_by_id', 'decided_at']) THEN
    RAISE EXCEPTION 'a screening case is decided once' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER screening_case_is_decided_once BEFORE UPDATE ON screening_case FOR EACH ROW EXECUTE FUNCTION screening_case_is_decided_once();

CREATE FUNCTION re_screening_is_finished_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NOT NULL OR NEW.done < OLD.done
     OR (NEW.id, NEW.begun_at, NEW.begun_by_id, NEW.places_version, NEW.rules_version) IS DISTINCT FROM (OLD.id, OLD.begun_at, OLD.begun_by_id, OLD.places_version, OLD.rules_version) THEN
    RAISE EXCEPTION 'a finished run is not changed' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER re_screening_is_finished_once BEFORE UPDATE ON re_screening FOR EACH ROW EXECUTE FUNCTION re_screening_is_finished_once();

CREATE FUNCTION screening_list_is_finished_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NOT NULL OR NEW.finished_at IS NULL OR NEW.row_count <> (SELECT count(*) FROM screening_list_row WHERE screening_list_id = NEW.id)
     OR (NEW.id, NEW.name, NEW.reason, NEW.kept_by_id, NEW.kept_at, NEW.row_count, NEW.places_version, NEW.rules_version)
       IS DISTINCT FROM (OLD.id, OLD.name, OLD.reason, OLD.kept_by_id, OLD.kept_at, OLD.row_count, OLD.places_version, OLD.rules_version) THEN
    RAISE EXCEPTION 'a list is finished once, with all its rows' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER screening_list_is_finished_once BEFORE UPDATE ON screening_list FOR EACH ROW EXECUTE FUNCTION screening_list_is_finished_once();

CREATE FUNCTION screening_list_row_is_of_an_open_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM screening_list WHERE id = NEW.screening_list_id AND finished_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a finished list takes no more rows' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER screening_list_row_is_of_an_open_list BEFORE INSERT ON screening_list_row FOR EACH ROW EXECUTE FUNCTION screening_list_row_is_of_an_open_list();

-- The name and the place of a party as the screening reads them.
CREATE FUNCTION destination_of(d payment_destination) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object('name', nullif(d.name, ''), 'address', nullif(d.address, ''), 'country', d.country, 'region', nullif(d.region, ''),
    'city', nullif(d.city, ''), 'postalCode', nullif(d.postal_code, '')))
$$;
CREATE FUNCTION folded_destination(name_words text[], place_words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT array_to_string(ARRAY(SELECT w FROM unnest(name_words) w ORDER BY w COLLATE "C"), ' ') || ' | ' || array_to_string(ARRAY(SELECT w FROM unnest(place_words) w ORDER BY w COLLATE "C"), ' ')
$$;

-- A payment sent to review opens a case for each party in doubt; deciding the payment decides them. A refused payment leaves its destinations to be found again.
CREATE FUNCTION payment_transition_is_screened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.to_state = 'in_review' THEN
    INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, company_id, destination, folded, outcome, verdict)
    SELECT gen_random_uuid(), NEW.at, 'payment', 'payment:' || d.payment_id || ':' || d.position, d.payment_id, d.position, p.company_id, destination_of(d),
      folded_destination(d.name_words, d.place_words), d.outcome, d.verdict
    FROM payment_destination d JOIN payment p ON p.id = d.payment_id WHERE d.payment_id = NEW.payment_id AND d.outcome <> 'clear';
  ELSIF NEW.from_state = 'in_review' THEN
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
CREATE TRIGGER payment_transition_is_screened AFTER INSERT ON payment_transition FOR EACH ROW
  WHEN (NEW.to_state IN ('in_review', 'blocked') OR NEW.from_state = 'in_review') EXECUTE FUNCTION payment_transition_is_screened();

-- Reviews that wait from before get their cases too.
INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, company_id, destination, folded, outcome, verdict)
SELECT gen_random_uuid(), t.at, 'payment', 'payment:' || d.payment_id || ':' || d.position, d.payment_id, d.position, p.company_id, destination_of(d), '', d.outcome, d.verdict
FROM payment_destination d JOIN payment p ON p.id = d.payment_id AND p.state = 'in_review'
JOIN payment_transition t ON t.payment_id = p.id AND t.seq = 1 WHERE d.outcome <> 'clear';

-- The same as before, with the parts of each destination and its words.
CREATE OR REPLACE FUNCTION record_payment(entry jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
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

-- Begins a run over everything stored, unless one is under way or the last one used these versions and nobody asks for it again. Answers the id, or null.
CREATE FUNCTION begin_re_screening(given jsonb) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  began uuid;
BEGIN
  -- One at a time: who comes second sees what the first one began.
  PERFORM pg_advisory_xact_lock(hashtext('headroom re-screening'));
  UPDATE re_screening SET finished_at = ledger_now(), superseded = true WHERE finished_at IS NULL AND (held_until IS NULL OR held_until < clock_timestamp())
    AND (places_version <> given->>'placesVersion' OR rules_version <> given->>'rulesVersion');
  IF EXISTS (SELECT FROM re_screening WHERE finished_at IS NULL) THEN RETURN NULL; END IF;
  IF given->>'begunById' IS NULL AND EXISTS (
    SELECT FROM (SELECT places_version, rules_version FROM re_screening ORDER BY begun_at DESC LIMIT 1) AS last
    WHERE last.places_version = given->>'placesVersion' AND last.rules_version = given->>'rulesVersion') THEN RETURN NULL; END IF;
  INSERT INTO re_screening (id, begun_at, begun_by_id, places_version, rules_version, total)
    VALUES (gen_random_uuid(), ledger_now(), (given->>'begunById')::uuid, given->>'placesVersion', given->>'rulesVersion', (given->>'total')::int) RETURNING id INTO began;
  PERFORM append_audit_event(jsonb_build_object('actorId', given->'begunById', 'verb', 're-screening.begun', 'targetKind', 're-screening', 'targetId', began,
    'targetName', 'every stored destination', 'after', jsonb_build_object('placesVersion', given->'placesVersion', 'rulesVersion', given->'rulesVersion', 'destinations', given->'total')::text));
  RETURN began;
END $$;

-- Takes or renews the lease of the run under way for a minute; a holder that was killed loses it by time. Answers the run, or null when there is none
-- or another holds it. Only the work moves on by time, never a destination.
CREATE FUNCTION hold_re_screening(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  run re_screening;
BEGIN
  -- An instance with another list or other rules leaves the run to those who have them.
  UPDATE re_screening SET holder = given->>'holder', held_until = clock_timestamp() + interval '1 minute'
    WHERE finished_at IS NULL AND places_version = given->>'placesVersion' AND rules_version = given->>'rulesVersion' AND (holder = given->>'holder' OR held_until IS NULL OR held_until < clock_timestamp()) RETURNING * INTO run;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN jsonb_build_object('id', run.id, 'source', run.source, 'afterKey', run.after_key, 'placesVersion', run.places_version, 'rulesVersion', run.rules_version);
END $$;

-- Keeps one batch: its new hits as cases, the counts, and where the run stands, all or nothing. Answers `kept`, or `lost` when the lease is another's or the
-- batch does not begin where the run stands: nothing is written then, and nothing is written twice.
CREATE FUNCTION keep_re_screened(batch jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  run re_screening;
  hit record;
  hits int := 0;
BEGIN
  SELECT * INTO run FROM re_screening WHERE id = (batch->>'id')::uuid FOR UPDATE;
  IF NOT FOUND OR run.finished_at IS NOT NULL OR run.holder <> batch->>'holder' OR run.source <> batch->>'fromSource' OR run.after_key <> batch->>'fromKey' THEN RETURN 'lost'; END IF;
  FOR hit IN SELECT * FROM jsonb_to_recordset(batch->'hits') AS h("subject" text, "paymentId" uuid, "position" int, "screeningListId" uuid, "companyId" uuid,
    "destination" jsonb, "folded" text, "outcome" "FindingOutcome", "verdict" jsonb, "name" text, "before" "FindingOutcome") LOOP
    -- A hit is new when it is worse than what was stored and than the newest case about the same destination.
    CONTINUE WHEN EXISTS (SELECT FROM (SELECT outcome FROM screening_case WHERE subject = hit.subject ORDER BY opened_at DESC LIMIT 1) AS newest WHERE newest.outcome >= hit.outcome);
    INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, screening_list_id, re_screening_id, company_id, destination, folded, outcome, verdict)
      VALUES (gen_random_uuid(), ledger_now(), 're-screening', hit."subject", hit."paymentId", hit."position", hit."screeningListId", run.id, hit."companyId", hit."destination", hit."folded", hit."outcome", hit."verdict");
    PERFORM append_audit_event(jsonb_build_object('actorId', NULL, 'verb', 'screening-case.opened', 'targetKind', 'screening-case', 'targetId', hit."subject", 'targetName', hit."name",
      'companyId', hit."companyId", 'before', jsonb_build_object('outcome', hit."before")::text,
      'after', jsonb_build_object('outcome', hit."outcome", 'placesVersion', run.places_version, 'rulesVersion', run.rules_version)::text));
    hits := hits + 1;
  END LOOP;
  UPDATE re_screening SET done = run.done + (batch->>'count')::int, total = greatest(total, run.done + (batch->>'count')::int),
    clear_count = clear_count + (batch->>'clear')::int, review_count = review_count + (batch->>'review')::int, blocked_count = blocked_count + (batch->>'blocked')::int,
    hit_count = hit_count + hits, source = batch->>'toSource', after_key = batch->>'toKey', held_until = clock_timestamp() + interval '1 minute',
    finished_at = CASE WHEN (batch->>'finished')::boolean THEN ledger_now() END WHERE id = run.id RETURNING * INTO run;
  IF run.finished_at IS NOT NULL THEN
    PERFORM append_audit_event(jsonb_build_object('actorId', NULL, 'verb', 're-screening.finished', 'targetKind', 're-screening', 'targetId', run.id, 'targetName', 'every stored destination',
      'after', jsonb_build_object('destinations', run.done, 'clear', run.clear_count, 'review', run.review_count, 'blocked', run.blocked_count, 'newHits', run.hit_count)::text));
  END IF;
  RETURN 'kept';
END $$;

CREATE OR REPLACE FUNCTION grant_application_role(application_role name) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
  EXECUTE format('GRANT INSERT ON screening_list, screening_list_row TO %I', application_role);
  EXECUTE format('GRANT UPDATE (finished_at, clear_count, review_count, blocked_count) ON screening_list TO %I', application_role);
  EXECUTE format('GRANT UPDATE (decision, reason, decided_by_id, decided_at) ON screening_case TO %I', application_role);
  EXECUTE format('GRANT EXECUTE ON FUNCTION begin_re_screening(jsonb), hold_re_screening(jsonb), keep_re_screened(jsonb) TO %I', application_role);
END $$;


REVOKE EXECUTE ON FUNCTION record_payment(jsonb), begin_re_screening(jsonb), hold_re_screening(jsonb), keep_re_screened(jsonb) FROM PUBLIC;
