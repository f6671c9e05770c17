-- Companies that are one payer are joined by two people. Payments, years and chains stay with the company they were
-- entered for; from the joining on one cap holds for all of them together. The figures of a joined payer are a row of
-- their own beside the company-years, so that a CHECK holds its cap as it holds a company's.

-- The company that stands for all that are one payer, itself included; null for a company on its own.
ALTER TABLE company ADD COLUMN payer_id UUID REFERENCES company(id);
CREATE INDEX company_payer_id ON company (payer_id) WHERE payer_id IS NOT NULL;
SELECT make_versioned_view('company', 'kept.id::text');
ALTER TABLE company_year ADD COLUMN payer_id UUID REFERENCES company(id);
CREATE INDEX company_year_payer_id ON company_year (payer_id, year) WHERE payer_id IS NOT NULL;

CREATE TABLE "company_join" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    -- True where a joining is taken back because it was an error.
    "separates" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_join_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "company_join_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id"),
    CONSTRAINT "company_join_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "company"("id"),
    CONSTRAINT "company_join_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id"),
    CONSTRAINT company_join_is_of_two CHECK (company_id <> into_id),
    CONSTRAINT company_join_has_a_reason CHECK (btrim(reason) <> '')
);
CREATE INDEX "company_join_company_id" ON "company_join" (company_id);
CREATE INDEX "company_join_into_id" ON "company_join" (into_id);
CREATE INDEX "company_join_asked_by_id" ON "company_join" (asked_by_id);

CREATE TABLE "company_join_decision" (
    "join_id" UUID NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_join_decision_pkey" PRIMARY KEY ("join_id"),
    CONSTRAINT "company_join_decision_join_id_fkey" FOREIGN KEY ("join_id") REFERENCES "company_join"("id"),
    CONSTRAINT "company_join_decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id")
);
CREATE INDEX "company_join_decision_decided_by_id" ON "company_join_decision" (decided_by_id);

-- One calendar year of a joined payer: the sum of its company-years, kept by their triggers.
CREATE TABLE "payer_year" (
    "payer_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "cap_cents" INTEGER NOT NULL,
    "used_cents" INTEGER NOT NULL DEFAULT 0,
    "reserved_cents" INTEGER NOT NULL DEFAULT 0,
    "violation_cents" BIGINT NOT NULL DEFAULT 0,
    -- The cap, or what the companies had already paid together when they were joined. It only ever falls.
    "used_limit_cents" INTEGER NOT NULL,

    CONSTRAINT "payer_year_pkey" PRIMARY KEY ("payer_id", "year"),
    CONSTRAINT "payer_year_payer_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "company"("id"),
    CONSTRAINT payer_year_cap_is_the_law CHECK (cap_cents BETWEEN 0 AND 500000),
    CONSTRAINT payer_year_within_cap CHECK (least(used_cents, reserved_cents, violation_cents) >= 0 AND used_cents <= used_limit_cents
      AND used_limit_cents >= cap_cents AND (reserved_cents = 0 OR used_cents + violation_cents + reserved_cents <= cap_cents))
);

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['company_join', 'company_join_decision'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_is_kept', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_is_not_emptied', kept);
  END LOOP;
END $$;
CREATE TRIGGER payer_year_is_kept BEFORE DELETE ON payer_year FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER payer_year_is_not_emptied BEFORE TRUNCATE ON payer_year FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER payer_year_is_kept_by_the_ledger BEFORE INSERT OR UPDATE ON payer_year FOR EACH ROW WHEN (pg_trigger_depth() < 1)
  EXECUTE FUNCTION company_year_is_kept_by_the_ledger();

-- Who a company pays as is decided by two people: only the trigger of their decision writes it.
CREATE FUNCTION payer_is_decided_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN RAISE EXCEPTION 'two people join companies or separate them' USING ERRCODE = 'HR010'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER company_begins_on_its_own BEFORE INSERT ON company FOR EACH ROW WHEN (NEW.payer_id IS NOT NULL) EXECUTE FUNCTION payer_is_decided_by_two();
CREATE TRIGGER company_payer_is_decided_by_two BEFORE UPDATE ON company FOR EACH ROW WHEN (NEW.payer_id IS DISTINCT FROM OLD.payer_id)
  EXECUTE FUNCTION payer_is_decided_by_two();

-- The lock of a payer, in the one order that all use: organisation, group, company; a year's row comes after it. Joined
-- companies are one payer: each is locked, in their order. Answers the company that stands for the payer. A joining
-- takes the whole organisation: while a payer's lock is held, nobody is joined.
ALTER FUNCTION lock_payer(uuid, boolean) RENAME TO lock_company;
CREATE FUNCTION lock_payer(company uuid, whole_organisation boolean DEFAULT false) RETURNS uuid LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
BEGIN
  IF whole_organisation THEN PERFORM pg_advisory_xact_lock(4201, 0); ELSE PERFORM pg_advisory_xact_lock_shared(4201, 0); END IF;
  -- A statement of its own: it sees who was joined while the first lock was waited for.
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = company;
  IF payer IS NULL THEN
    PERFORM lock_company(company, whole_organisation);
    RETURN company;
  END IF;
  PERFORM lock_company(c.id, whole_organisation) FROM (SELECT o.id FROM company o WHERE o.payer_id = payer ORDER BY o.id) c;
  RETURN payer;
END $$;

-- Every company that is the same payer as this one, itself included.
CREATE FUNCTION companies_of_payer(company uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
BEGIN
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = company;
  IF payer IS NULL THEN RETURN ARRAY[company]; END IF;
  RETURN ARRAY(SELECT c.id FROM company c WHERE c.payer_id = payer ORDER BY c.id);
END $$;

-- What the rules read of a joined payer has changed when it has for any of its companies.
ALTER FUNCTION facts_version(uuid) RENAME TO facts_version_of_company;
CREATE FUNCTION facts_version(company uuid) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
BEGIN
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = company;
  IF payer IS NULL THEN RETURN facts_version_of_company(company); END IF;
  RETURN (SELECT payer || ' ' || string_agg(facts_version_of_company(c.id), ' ' ORDER BY c.id) FROM company c WHERE c.payer_id = payer);
END $$;

-- Where a company stands under the cap in a year, together with those it is joined with. Its row, with the sums of the
-- payer in it; both stay locked.
CREATE FUNCTION payer_standing(company uuid, payment_year int) RETURNS company_year LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  y company_year;
BEGIN
  SELECT * INTO y FROM company_year c WHERE c.company_id = company AND c.year = payment_year FOR UPDATE;
  IF y.payer_id IS NOT NULL THEN
    SELECT p.cap_cents, p.used_cents, p.reserved_cents, p.violation_cents INTO y.cap_cents, y.used_cents, y.reserved_cents, y.violation_cents
      FROM payer_year p WHERE p.payer_id = y.payer_id AND p.year = payment_year FOR UPDATE;
  END IF;
  RETURN y;
END $$;

CREATE OR REPLACE FUNCTION headroom_of(company uuid, payment_year int) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  y company_year;
BEGIN
  SELECT * INTO y FROM company_year WHERE company_id = company AND year = payment_year;
  IF NOT FOUND THEN SELECT c.payer_id INTO y.payer_id FROM company c WHERE c.id = company; END IF;
  IF y.payer_id IS NOT NULL THEN
    SELECT p.cap_cents, p.used_cents, p.reserved_cents, p.violation_cents INTO y.cap_cents, y.used_cents, y.reserved_cents, y.violation_cents
      FROM payer_year p WHERE p.payer_id = y.payer_id AND p.year = payment_year;
  END IF;
  RETURN jsonb_build_object('capCents', coalesce(y.cap_cents, annual_cap_cents()), 'usedCents', coalesce(y.used_cents, 0), 'reservedCents', coalesce(y.reserved_cents, 0),
    'violationCents', coalesce(y.violation_cents, 0));
END $$;

-- A settlement that no longer fits is found out over the payer, not over the one company.
DO $$
DECLARE
  of_company constant text := 'SELECT * INTO y FROM company_year c WHERE c.company_id = p.company_id AND c.year = p.year FOR UPDATE;';
  definition text := pg_get_functiondef('settle_payment(jsonb)'::regprocedure);
BEGIN
  IF position(of_company IN definition) = 0 THEN RAISE EXCEPTION 'settle_payment() reads its headroom in another way'; END IF;
  EXECUTE replace(definition, of_company, 'y := payer_standing(p.company_id, p.year);');
END $$;

-- The pending entries that give way when these companies are one payer in a year and `growth` more is taken: the latest
-- payment date first, those whose own money has left last of all, because they cannot give any. As the figures of the
-- company-years stand.
CREATE FUNCTION entries_that_give_way(companies uuid[], payment_year int, growth int) RETURNS TABLE (id uuid, state "PaymentState", amount_cents int, money_left boolean)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pending.id, pending.state, pending.amount_cents, pending.money_left FROM (
    SELECT p.id, p.state, p.amount_cents, m.money_left, taken.excess, p.payment_date, p.recorded_at,
      coalesce(sum(p.amount_cents) FILTER (WHERE NOT m.money_left) OVER (ORDER BY m.money_left, p.payment_date DESC, p.recorded_at DESC, p.id DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS released_before
    FROM payment p CROSS JOIN LATERAL (SELECT p.already_paid OR p.debit_date IS NOT NULL AS money_left) m
      CROSS JOIN (SELECT sum(y.used_cents + y.violation_cents + y.reserved_cents) + growth - max(y.cap_cents) AS excess FROM company_year y
        WHERE y.company_id = ANY (companies) AND y.year = payment_year) taken
    WHERE p.company_id = ANY (companies) AND p.year = payment_year AND p.state IN ('requested', 'in_review', 'approved') AND p.amount_cents > 0
  ) pending WHERE pending.released_before < pending.excess
  ORDER BY pending.money_left, pending.payment_date DESC, pending.recorded_at DESC, pending.id DESC
$$;

-- Pending entries give way to money that left, or to the entries of a company that turns out to be the same payer. They
-- go to review without a reservation. An entry whose own money has left cannot give way: what does not fit is an
-- apparent violation itself.
DROP FUNCTION release_reservations(uuid, int, int, timestamptz);
CREATE FUNCTION release_reservations(which uuid, payment_year int, growth int, at timestamptz, because text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  companies uuid[] := companies_of_payer(which);
  p record;
BEGIN
  PERFORM FROM company_year y WHERE y.company_id = ANY (companies) AND y.year = payment_year ORDER BY y.company_id FOR UPDATE;
  FOR p IN SELECT * FROM entries_that_give_way(companies, payment_year, growth) LOOP
    INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason)
      SELECT p.id, 1 + max(seq), p.state, CASE WHEN p.money_left THEN 'violation' ELSE 'unreserved' END::"PaymentState", NULL, release_reservations.at,
        coalesce(because, 'Money that left outside the authorization takes the headroom of ' || payment_year || '.') FROM payment_transition WHERE payment_id = p.id;
  END LOOP;
END $$;

-- Adds to the year of a payer. Where companies are joined, what they had paid already stays paid, even beyond the cap.
CREATE FUNCTION add_to_payer_year(payer uuid, of_year int, used int, reserved int, violations bigint, joining boolean) RETURNS payer_year LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed payer_year;
BEGIN
  FOR attempt IN 1..2 LOOP
    UPDATE payer_year y SET used_cents = y.used_cents + used, reserved_cents = y.reserved_cents + reserved, violation_cents = y.violation_cents + violations,
      used_limit_cents = greatest(y.cap_cents, CASE WHEN joining THEN y.used_cents + used ELSE least(y.used_limit_cents, y.used_cents + used) END)
      WHERE y.payer_id = payer AND y.year = of_year RETURNING * INTO changed;
    EXIT WHEN FOUND;
    INSERT INTO payer_year (payer_id, year, cap_cents, used_limit_cents) VALUES (payer, of_year, annual_cap_cents(), annual_cap_cents()) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN changed;
END $$;

-- A company-year of a joined company moves the year of its payer, in the statement that moved it; what does not fit is
-- refused there. An apparent violation is not.
CREATE FUNCTION company_year_moves_its_payer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  used int := NEW.used_cents - OLD.used_cents;
  reserved int := NEW.reserved_cents - OLD.reserved_cents;
  violations bigint := NEW.violation_cents - OLD.violation_cents;
  y payer_year;
BEGIN
  IF NEW.payer_id IS DISTINCT FROM OLD.payer_id THEN
    IF OLD.payer_id IS NOT NULL THEN
      PERFORM add_to_payer_year(OLD.payer_id, OLD.year, -OLD.used_cents, -OLD.reserved_cents, -OLD.violation_cents, false);
    END IF;
    IF NEW.payer_id IS NOT NULL THEN
      PERFORM add_to_payer_year(NEW.payer_id, NEW.year, NEW.used_cents, NEW.reserved_cents, NEW.violation_cents, true);
    END IF;
    RETURN NULL;
  END IF;
  IF used + reserved + violations > 0 AND NEW.violation_count <= OLD.violation_count THEN
    SELECT * INTO y FROM payer_year p WHERE p.payer_id = NEW.payer_id AND p.year = NEW.year FOR UPDATE;
    IF y.used_cents + y.reserved_cents + y.violation_cents + used + reserved + violations > y.cap_cents THEN
      RAISE EXCEPTION 'no headroom: % cents remain to the joined companies, % cents asked',
        y.cap_cents - y.used_cents - y.reserved_cents - y.violation_cents, used + reserved + violations USING ERRCODE = 'HR001';
    END IF;
  END IF;
  PERFORM add_to_payer_year(NEW.payer_id, NEW.year, used, reserved, violations, false);
  RETURN NULL;
END $$;
CREATE TRIGGER company_year_moves_its_payer AFTER UPDATE ON company_year FOR EACH ROW
  WHEN (NEW.payer_id IS DISTINCT FROM OLD.payer_id OR (NEW.payer_id IS NOT NULL
    AND (NEW.used_cents, NEW.reserved_cents, NEW.violation_cents) IS DISTINCT FROM (OLD.used_cents, OLD.reserved_cents, OLD.violation_cents)))
  EXECUTE FUNCTION company_year_moves_its_payer();

-- The first entry of a year opens it under the payer of its company. The lock on the company's row fails with 40001
-- where the snapshot is older than a joining.
CREATE FUNCTION company_year_has_its_payer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  payer uuid;
BEGIN
  SELECT c.payer_id INTO payer FROM company c WHERE c.id = NEW.company_id FOR SHARE;
  IF payer IS DISTINCT FROM NEW.payer_id THEN UPDATE company_year y SET payer_id = payer WHERE y.company_id = NEW.company_id AND y.year = NEW.year; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER company_year_has_its_payer AFTER INSERT ON company_year FOR EACH ROW EXECUTE FUNCTION company_year_has_its_payer();

-- As before. A joined company takes no new entry: it is entered for the company that stands for the payer. Only what
-- follows an entry of its own stays with it.
CREATE OR REPLACE FUNCTION payment_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  d payment_determination;
  payer uuid;
  event_seq int;
BEGIN
  IF NOT payment_move_is_possible(NULL, NEW.state, NEW.already_paid) THEN
    RAISE EXCEPTION 'a payment cannot begin as %', NEW.state USING ERRCODE = 'HR003';
  END IF;
  SELECT * INTO d FROM payment_determination WHERE payment_id = NEW.id AND seq = 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'a payment is recorded with its determination' USING ERRCODE = 'HR003'; END IF;
  -- A refused destination is a fact for every company.
  payer := lock_payer(NEW.company_id, NEW.state = 'blocked' AND ('end-user' = ANY (d.blocked_by)
    OR EXISTS (SELECT FROM payment_destination WHERE payment_id = NEW.id AND outcome <> 'clear')));
  PERFORM refuse_changed_facts(NEW.company_id, current_setting('headroom.expected_facts', true));
  IF payer <> NEW.company_id AND NOT EXISTS (SELECT FROM payment earlier WHERE earlier.id = NEW.corrects_id AND earlier.company_id = NEW.company_id) THEN
    RAISE EXCEPTION 'the company is joined into another one, which pays from now on' USING ERRCODE = 'HR003';
  END IF;
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at) VALUES (NEW.id, 1, NULL, NEW.state, NEW.recorded_by_id, NEW.recorded_at);
  event_seq := book_company_year(NEW.company_id, NEW.year, 0, NEW.amount_cents, NULL, NEW.state, NEW.recorded_at, NEW.recorded_by_id, NEW.id::text, NEW.reference, NULL,
    jsonb_build_object('state', NEW.state, 'amountCents', NEW.amount_cents, 'currency', NEW.currency, 'amountMinor', NEW.amount_minor,
      'paymentDate', NEW.payment_date, 'payee', NEW.payee_name, 'outcome', d.outcome, 'blockedBy', d.blocked_by, 'rulesVersion', d.rules_version,
      'placesVersion', d.places_version, 'requestSha256', NEW.request_hash, 'rowSha256', payment_row_hashes(NEW, d))::text, '');
  RETURN NULL;
END $$;

-- Raises HR003 for a joining or a separation that is not possible as the companies stand.
CREATE FUNCTION refuse_impossible_join(j company_join) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  joined company;
  payer company;
BEGIN
  SELECT * INTO joined FROM company WHERE id = j.company_id;
  SELECT * INTO payer FROM company WHERE id = j.into_id;
  IF j.separates THEN
    IF joined.payer_id IS DISTINCT FROM j.into_id THEN RAISE EXCEPTION '% is not joined into %', joined.name, payer.name USING ERRCODE = 'HR003'; END IF;
    RETURN;
  END IF;
  IF joined.payer_id <> joined.id THEN RAISE EXCEPTION '% is joined already', joined.name USING ERRCODE = 'HR003'; END IF;
  IF payer.payer_id <> payer.id THEN RAISE EXCEPTION '% is joined into another company', payer.name USING ERRCODE = 'HR003'; END IF;
  IF payer.archived_at IS NOT NULL THEN RAISE EXCEPTION '% is archived', payer.name USING ERRCODE = 'HR003'; END IF;
END $$;

-- One request at a time about a company, and none that is not possible.
CREATE FUNCTION company_join_is_possible() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  PERFORM refuse_impossible_join(NEW);
  IF EXISTS (SELECT FROM company_join j WHERE ARRAY[j.company_id, j.into_id] && ARRAY[NEW.company_id, NEW.into_id]
      AND NOT EXISTS (SELECT FROM company_join_decision d WHERE d.join_id = j.id)) THEN
    RAISE EXCEPTION 'a request about one of these companies waits for its decision' USING ERRCODE = 'HR003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER company_join_is_possible BEFORE INSERT ON company_join FOR EACH ROW EXECUTE FUNCTION company_join_is_possible();

CREATE FUNCTION company_join_decision_is_anothers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  j company_join;
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  SELECT * INTO STRICT j FROM company_join WHERE id = NEW.join_id;
  IF NEW.confirmed AND NEW.decided_by_id = j.asked_by_id THEN RAISE EXCEPTION 'a second person joins companies or separates them' USING ERRCODE = 'HR004'; END IF;
  IF NEW.confirmed THEN PERFORM refuse_impossible_join(j); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER company_join_decision_is_anothers BEFORE INSERT ON company_join_decision FOR EACH ROW EXECUTE FUNCTION company_join_decision_is_anothers();

CREATE FUNCTION join_companies(j company_join, at timestamptz) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  joining uuid[] := companies_of_payer(j.company_id);
  names text := (SELECT name FROM company WHERE id = j.company_id) || ' and ' || (SELECT name FROM company WHERE id = j.into_id);
  all_of_them uuid[];
  of_year int;
BEGIN
  UPDATE company SET payer_id = j.into_id WHERE id = ANY (joining || j.into_id) AND payer_id IS DISTINCT FROM j.into_id;
  all_of_them := companies_of_payer(j.into_id);
  FOR of_year IN SELECT DISTINCT y.year FROM company_year y WHERE y.company_id = ANY (all_of_them) ORDER BY 1 LOOP
    PERFORM release_reservations(j.into_id, of_year, 0, at, names || ' are one payer: their entries of ' || of_year || ' exceed one cap.');
    UPDATE company_year y SET payer_id = j.into_id WHERE y.company_id = ANY (all_of_them) AND y.year = of_year AND y.payer_id IS DISTINCT FROM j.into_id;
  END LOOP;
END $$;

CREATE FUNCTION separate_companies(j company_join) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE company SET payer_id = NULL WHERE id = j.company_id;
  UPDATE company c SET payer_id = NULL WHERE c.id = j.into_id AND NOT EXISTS (SELECT FROM company o WHERE o.payer_id = j.into_id AND o.id <> j.into_id);
  UPDATE company_year y SET payer_id = NULL FROM company c
    WHERE c.id IN (j.company_id, j.into_id) AND c.payer_id IS NULL AND y.company_id = c.id AND y.payer_id IS NOT NULL;
END $$;

-- Every company of the payer hears of it in its own chain, so that what the rules read of each has changed.
CREATE FUNCTION append_join_events(j company_join, verb text, companies uuid[], actor uuid, because text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  names jsonb := jsonb_build_object('company', (SELECT name FROM company WHERE id = j.company_id), 'payer', (SELECT name FROM company WHERE id = j.into_id));
  told record;
BEGIN
  FOR told IN SELECT c.id, c.name FROM company c WHERE c.id = ANY (companies) ORDER BY c.id LOOP
    PERFORM append_audit_event(jsonb_build_object('actorId', actor, 'verb', verb, 'targetKind', 'company', 'targetId', told.id, 'targetName', told.name, 'companyId', told.id,
      'after', names::text, 'reason', because,
      'rows', jsonb_build_array(jsonb_build_object('table', 'company_join', 'id', j.id), jsonb_build_object('table', 'company_join_decision', 'id', j.id))));
  END LOOP;
END $$;

CREATE FUNCTION company_join_is_audited() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM append_join_events(NEW, CASE WHEN NEW.separates THEN 'company.separation-asked' ELSE 'company.join-asked' END, ARRAY[NEW.company_id, NEW.into_id],
    NEW.asked_by_id, NEW.reason);
  RETURN NULL;
END $$;
CREATE TRIGGER company_join_is_audited AFTER INSERT ON company_join FOR EACH ROW EXECUTE FUNCTION company_join_is_audited();

CREATE FUNCTION company_join_decision_takes_effect() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  j company_join;
  companies uuid[];
BEGIN
  SELECT * INTO j FROM company_join WHERE id = NEW.join_id;
  IF NOT NEW.confirmed THEN
    PERFORM append_join_events(j, CASE WHEN j.separates THEN 'company.separation-declined' ELSE 'company.join-declined' END, ARRAY[j.company_id, j.into_id],
      NEW.decided_by_id, NEW.reason);
    RETURN NULL;
  END IF;
  companies := companies_of_payer(j.company_id) || companies_of_payer(j.into_id);
  IF j.separates THEN PERFORM separate_companies(j); ELSE PERFORM join_companies(j, NEW.decided_at); END IF;
  PERFORM append_join_events(j, CASE WHEN j.separates THEN 'company.separated' ELSE 'company.joined' END, companies, NEW.decided_by_id, j.reason);
  RETURN NULL;
END $$;
CREATE TRIGGER company_join_decision_takes_effect AFTER INSERT ON company_join_decision FOR EACH ROW EXECUTE FUNCTION company_join_decision_takes_effect();

-- One person asks that a company be joined into another because both are one payer, or, with `separates`, that a
-- joining be taken back. Answers `asked`; raises HR003 where it is not possible, HR004 for anybody but an active
-- analyst or manager.
CREATE FUNCTION ask_company_join(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role IN ('analyst', 'manager') AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'an analyst or a manager asks to join companies' USING ERRCODE = 'HR004';
  END IF;
  INSERT INTO company_join (id, company_id, into_id, separates, reason, asked_by_id, asked_at)
    VALUES ((given->>'id')::uuid, (given->>'companyId')::uuid, (given->>'intoId')::uuid, coalesce((given->>'separates')::boolean, false), given->>'reason',
      (given->>'actorId')::uuid, ledger_now());
  RETURN jsonb_build_object('status', 'asked');
END $$;

-- A manager who did not ask confirms, or declines, which changes nothing. Answers `confirmed`, `declined`, `stale` or
-- `not_found`; raises HR003 where it is not possible any more, HR004 for the person who asked and for anybody but an
-- active manager.
CREATE FUNCTION decide_company_join(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM require_manager((given->>'actorId')::uuid, 'decides whether companies are one payer');
  PERFORM pg_advisory_xact_lock(4201, 0);
  IF NOT EXISTS (SELECT FROM company_join WHERE id = (given->>'id')::uuid) THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  INSERT INTO company_join_decision (join_id, confirmed, reason, decided_by_id, decided_at)
    VALUES ((given->>'id')::uuid, (given->>'confirm')::boolean, coalesce(given->>'reason', ''), (given->>'actorId')::uuid, ledger_now()) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'stale'); END IF;
  RETURN jsonb_build_object('status', CASE WHEN (given->>'confirm')::boolean THEN 'confirmed' ELSE 'declined' END);
END $$;

-- Which companies somebody has told apart, so that they are not shown as possible doubles again.
CREATE INDEX audit_event_company_distinguished ON audit_event (target_id) WHERE verb = 'company.distinguished';

CREATE VIEW as_of.company_join AS SELECT * FROM public.company_join WHERE asked_at <= (SELECT as_of.instant());
CREATE VIEW as_of.company_join_decision AS SELECT * FROM public.company_join_decision WHERE decided_at <= (SELECT as_of.instant());
CREATE VIEW as_of.payer_year AS
  SELECT c.payer_id, y.year, max(y.cap_cents) AS cap_cents, sum(y.used_cents)::int AS used_cents, sum(y.reserved_cents)::int AS reserved_cents,
    sum(y.violation_cents)::bigint AS violation_cents
  FROM as_of.company_year y JOIN as_of.company c ON c.id = y.company_id WHERE c.payer_id IS NOT NULL GROUP BY c.payer_id, y.year;

REVOKE EXECUTE ON FUNCTION ask_company_join(jsonb), decide_company_join(jsonb), join_companies(company_join, timestamptz), separate_companies(company_join),
  append_join_events(company_join, text, uuid[], uuid, text), add_to_payer_year(uuid, int, int, int, bigint, boolean), company_year_moves_its_payer(),
  company_year_has_its_payer(), company_join_is_possible(), company_join_decision_is_anothers(), company_join_is_audited(), company_join_decision_takes_effect() FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('EXECUTE ON FUNCTION ask_company_join(jsonb), decide_company_join(jsonb)');
