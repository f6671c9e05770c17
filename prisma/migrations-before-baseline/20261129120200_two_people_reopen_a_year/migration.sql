-- A year is closed by one person, as a whole or company by company, and opened again by two: one asks with a reason, another confirms or declines.

CREATE TABLE company_year_closing (
  company_id uuid NOT NULL REFERENCES company (id),
  year int NOT NULL CHECK (year BETWEEN 2016 AND 2100),
  closed_at timestamptz(6),
  closed_by_id uuid REFERENCES person (id),
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (company_id, year)
);
CREATE INDEX company_year_closing_closed_by_id ON company_year_closing (closed_by_id);
CREATE TRIGGER company_year_closing_is_kept BEFORE DELETE ON company_year_closing FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER company_year_closing_is_not_emptied BEFORE TRUNCATE ON company_year_closing FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER company_year_closing_keeps_versions AFTER INSERT OR UPDATE ON company_year_closing FOR EACH ROW EXECUTE FUNCTION keep_version('company_id', 'year');
SELECT make_versioned_view('company_year_closing', 'kept.company_id::text || '' '' || kept.year::text');

CREATE TABLE year_reopening (
  id uuid PRIMARY KEY,
  year int NOT NULL,
  -- Null for the year of all companies.
  company_id uuid REFERENCES company (id),
  asked_by_id uuid NOT NULL REFERENCES person (id),
  asked_at timestamptz(3) NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  decided_by_id uuid REFERENCES person (id),
  decided_at timestamptz(3),
  confirmed boolean,
  decision_reason text NOT NULL DEFAULT '',
  CONSTRAINT year_reopening_needs_two_people CHECK (decided_by_id IS NULL OR decided_by_id <> asked_by_id OR confirmed = false),
  CONSTRAINT year_reopening_is_decided_whole CHECK ((decided_by_id IS NULL) = (decided_at IS NULL) AND (decided_by_id IS NULL) = (confirmed IS NULL))
);
CREATE UNIQUE INDEX year_reopening_open_once ON year_reopening (year, coalesce(company_id, '00000000-0000-0000-0000-000000000000')) WHERE decided_at IS NULL;
CREATE INDEX year_reopening_company_id ON year_reopening (company_id);
CREATE INDEX year_reopening_asked_by_id ON year_reopening (asked_by_id);
CREATE INDEX year_reopening_decided_by_id ON year_reopening (decided_by_id);

CREATE FUNCTION year_reopening_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decision constant text[] := ARRAY['decided_by_id', 'decided_at', 'confirmed', 'decision_reason'];
BEGIN
  IF OLD.decided_at IS NOT NULL OR (to_jsonb(NEW) - decision) <> (to_jsonb(OLD) - decision) THEN
    RAISE EXCEPTION 'a request to reopen a year is decided once' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER year_reopening_is_decided_once BEFORE UPDATE ON year_reopening FOR EACH ROW EXECUTE FUNCTION year_reopening_is_decided_once();
CREATE TRIGGER year_reopening_is_kept BEFORE DELETE ON year_reopening FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER year_reopening_is_not_emptied BEFORE TRUNCATE ON year_reopening FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE VIEW as_of.year_reopening AS
  SELECT r.id, r.year, r.company_id, r.asked_by_id, r.asked_at, r.reason, CASE WHEN known THEN r.decided_by_id END AS decided_by_id,
    CASE WHEN known THEN r.decided_at END AS decided_at, CASE WHEN known THEN r.confirmed END AS confirmed, CASE WHEN known THEN r.decision_reason ELSE '' END AS decision_reason
  FROM public.year_reopening r CROSS JOIN LATERAL (SELECT r.decided_at <= (SELECT as_of.instant()) AS known) decision WHERE r.asked_at <= (SELECT as_of.instant());

-- Whether entries that count are refused for a company in a year: the year of all is closed, or its own.
CREATE OR REPLACE FUNCTION year_is_closed(company uuid, payment_year int) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM ledger_year l WHERE l.year = payment_year AND l.closed_at IS NOT NULL)
    OR EXISTS (SELECT FROM company_year_closing c WHERE c.company_id = company AND c.year = payment_year AND c.closed_at IS NOT NULL);
END $$;

CREATE FUNCTION require_manager(actor uuid, act text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = actor AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager %', act USING ERRCODE = 'HR004';
  END IF;
END $$;

-- Opens or closes a year, of a company or of all, in the tables alone; answers whether anything changed. Called by the functions below.
CREATE FUNCTION mark_year(which int, company uuid, closing boolean, actor uuid, because text) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF company IS NULL THEN
    IF closing = EXISTS (SELECT FROM ledger_year WHERE year = which AND closed_at IS NOT NULL) THEN RETURN false; END IF;
    INSERT INTO ledger_year (year, closed_at, closed_by_id, reason) VALUES (which, CASE WHEN closing THEN ledger_now() END, CASE WHEN closing THEN actor END, because)
      ON CONFLICT (year) DO UPDATE SET closed_at = excluded.closed_at, closed_by_id = excluded.closed_by_id, reason = excluded.reason;
  ELSE
    IF closing = EXISTS (SELECT FROM company_year_closing WHERE company_id = company AND year = which AND closed_at IS NOT NULL) THEN RETURN false; END IF;
    INSERT INTO company_year_closing (company_id, year, closed_at, closed_by_id, reason)
      VALUES (company, which, CASE WHEN closing THEN ledger_now() END, CASE WHEN closing THEN actor END, because)
      ON CONFLICT (company_id, year) DO UPDATE SET closed_at = excluded.closed_at, closed_by_id = excluded.closed_by_id, reason = excluded.reason;
  END IF;
  RETURN true;
END $$;

CREATE FUNCTION append_year_event(verb text, which int, of_company uuid, actor uuid, because text, reopening uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM append_audit_event(jsonb_strip_nulls(jsonb_build_object('actorId', actor, 'verb', verb, 'targetKind', 'year', 'targetId', which::text,
    'targetName', which || coalesce(' of ' || (SELECT name FROM company WHERE id = of_company), ''), 'companyId', of_company, 'reason', because,
    'rows', CASE WHEN reopening IS NOT NULL THEN jsonb_build_array(jsonb_build_object('table', 'year_reopening', 'id', reopening)) ELSE '[]' END
      || CASE WHEN of_company IS NOT NULL THEN jsonb_build_array(jsonb_build_object('table', 'company_year_closing', 'id', of_company || ' ' || which)) ELSE '[]' END)));
END $$;

-- Closes a calendar year for entries that count, of all companies or of `companyId`. Waits for every recording under way; answers whether anything changed. Opening
-- it again takes two people: HR004.
CREATE OR REPLACE FUNCTION set_year_closed(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  which int := (given->>'year')::int;
  company uuid := (given->>'companyId')::uuid;
  actor uuid := (given->>'actorId')::uuid;
BEGIN
  IF NOT (given->>'closed')::boolean THEN RAISE EXCEPTION 'two people reopen a year' USING ERRCODE = 'HR004'; END IF;
  -- In the order of a recording, which takes the first shared and the second by booking: nobody waits in a circle.
  PERFORM pg_advisory_xact_lock(4201, 0);
  LOCK TABLE company_year IN SHARE ROW EXCLUSIVE MODE;
  IF NOT mark_year(which, company, true, actor, coalesce(given->>'reason', '')) THEN RETURN false; END IF;
  PERFORM append_year_event('year.closed', which, company, actor, coalesce(given->>'reason', ''), NULL);
  RETURN true;
END $$;

-- One manager asks that a closed year be opened again. Answers `asked`, `already_asked` or `open`; raises HR004 for anybody else.
CREATE FUNCTION ask_year_reopening(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  which int := (given->>'year')::int;
  company uuid := (given->>'companyId')::uuid;
  asked year_reopening;
BEGIN
  PERFORM require_manager((given->>'actorId')::uuid, 'asks to reopen a year');
  PERFORM pg_advisory_xact_lock(4201, 0);
  IF NOT (CASE WHEN company IS NULL THEN EXISTS (SELECT FROM ledger_year WHERE year = which AND closed_at IS NOT NULL)
    ELSE EXISTS (SELECT FROM company_year_closing WHERE company_id = company AND year = which AND closed_at IS NOT NULL) END) THEN
    RETURN jsonb_build_object('status', 'open');
  END IF;
  IF EXISTS (SELECT FROM year_reopening WHERE year = which AND company_id IS NOT DISTINCT FROM company AND decided_at IS NULL) THEN
    RETURN jsonb_build_object('status', 'already_asked');
  END IF;
  INSERT INTO year_reopening (id, year, company_id, asked_by_id, asked_at, reason)
    VALUES ((given->>'id')::uuid, which, company, (given->>'actorId')::uuid, ledger_now(), given->>'reason') RETURNING * INTO asked;
  PERFORM append_year_event('year.reopening-asked', which, company, asked.asked_by_id, asked.reason, asked.id);
  RETURN jsonb_build_object('status', 'asked');
END $$;

-- Another manager confirms, which opens the year, or declines, which leaves it closed. Answers `reopened`, `declined`, `stale` or `not_found`; raises HR004 when the
-- person who asked confirms.
CREATE FUNCTION decide_year_reopening(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked year_reopening;
  actor uuid := (given->>'actorId')::uuid;
  confirm boolean := (given->>'confirm')::boolean;
BEGIN
  PERFORM require_manager(actor, 'decides about reopening a year');
  PERFORM pg_advisory_xact_lock(4201, 0);
  LOCK TABLE company_year IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO asked FROM year_reopening WHERE id = (given->>'id')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF asked.decided_at IS NOT NULL THEN RETURN jsonb_build_object('status', 'stale'); END IF;
  IF confirm AND asked.asked_by_id = actor THEN RAISE EXCEPTION 'a second person confirms that % is reopened', asked.year USING ERRCODE = 'HR004'; END IF;
  UPDATE year_reopening SET decided_by_id = actor, decided_at = ledger_now(), confirmed = confirm, decision_reason = coalesce(given->>'reason', '')
    WHERE id = asked.id RETURNING * INTO asked;
  IF NOT confirm THEN
    PERFORM append_year_event('year.reopening-declined', asked.year, asked.company_id, actor, asked.decision_reason, asked.id);
    RETURN jsonb_build_object('status', 'declined');
  END IF;
  PERFORM mark_year(asked.year, asked.company_id, false, actor, asked.reason);
  PERFORM append_year_event('year.reopened', asked.year, asked.company_id, actor, asked.reason, asked.id);
  RETURN jsonb_build_object('status', 'reopened');
END $$;

REVOKE EXECUTE ON FUNCTION ask_year_reopening(jsonb), decide_year_reopening(jsonb), mark_year(int, uuid, boolean, uuid, text),
  append_year_event(text, int, uuid, uuid, text, uuid) FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('EXECUTE ON FUNCTION ask_year_reopening(jsonb), decide_year_reopening(jsonb)');
