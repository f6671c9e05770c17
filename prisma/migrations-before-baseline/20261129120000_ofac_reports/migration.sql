-- What OFAC has to hear of an entry: a person decides whether it was a rejected transaction (31 CFR 501.604), blocked property (31 CFR 501.603) or neither, with
-- the reason, and what was filed is recorded. Both are append-only: a later decision takes the place of an earlier one and the earlier one stays on record.

-- The facts of an event with the SHA-256 of the row it tells of.
CREATE FUNCTION with_row_sha256(facts jsonb, kept anyelement) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (facts || jsonb_build_object('rowSha256', public.row_sha256(kept)))::text;
END $$;

CREATE TABLE report_decision (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payment (id),
  -- The first decision about a payment is 1; the last one holds.
  seq int NOT NULL CHECK (seq > 0),
  kind text NOT NULL,
  -- The day the transaction was rejected or the property became blocked: ten business days are counted from it.
  event_on date,
  -- The day from which blocked property is no longer held.
  held_until date,
  reason text NOT NULL CHECK (reason <> ''),
  decided_by_id uuid NOT NULL REFERENCES person (id),
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT report_decision_once UNIQUE (payment_id, seq),
  CONSTRAINT report_decision_kind_is_known CHECK (kind IN ('rejected_transaction', 'blocked_property', 'no_report')),
  CONSTRAINT report_decision_has_its_day CHECK ((kind = 'no_report') = (event_on IS NULL)),
  CONSTRAINT report_decision_end_is_of_property CHECK (held_until IS NULL OR (kind = 'blocked_property' AND held_until >= event_on))
);
CREATE INDEX report_decision_decided_by_id ON report_decision (decided_by_id);

CREATE TABLE report_filing (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payment (id),
  seq int NOT NULL CHECK (seq > 0),
  -- What was decided when it was recorded: a filing about something else does not count.
  kind text NOT NULL,
  -- Of the yearly report on blocked property: the year whose 30 June it tells of. The first report has none.
  report_year int CHECK (report_year BETWEEN 2016 AND 2100),
  -- Without a day, an earlier record of the same report is taken back: it was not filed after all.
  filed_on date,
  reference text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  recorded_by_id uuid NOT NULL REFERENCES person (id),
  recorded_at timestamptz(3) NOT NULL,
  CONSTRAINT report_filing_once UNIQUE (payment_id, seq),
  CONSTRAINT report_filing_kind_is_known CHECK (kind IN ('rejected_transaction', 'blocked_property')),
  CONSTRAINT report_filing_yearly_is_of_property CHECK (report_year IS NULL OR kind = 'blocked_property'),
  CONSTRAINT report_filing_has_its_reference CHECK ((filed_on IS NULL) = (reference = '')),
  CONSTRAINT report_filing_taken_back_with_reason CHECK (filed_on IS NOT NULL OR reason <> '')
);
CREATE INDEX report_filing_recorded_by_id ON report_filing (recorded_by_id);

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['report_decision', 'report_filing'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_is_kept', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_is_not_emptied', kept);
  END LOOP;
END $$;

CREATE VIEW as_of.report_decision AS SELECT * FROM public.report_decision WHERE decided_at <= (SELECT as_of.instant());
CREATE VIEW as_of.report_filing AS SELECT * FROM public.report_filing WHERE recorded_at <= (SELECT as_of.instant());

-- Decides what an entry is to OFAC, with its event. `expectedSeq` is the number of the decision that stood on the screen, 0 for none. Answers `decided`, `stale` or
-- `not_found`; raises HR004 for anybody but an active manager.
CREATE FUNCTION decide_report(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  earlier report_decision;
  decision report_decision;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (given->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager decides what is reported to OFAC' USING ERRCODE = 'HR004';
  END IF;
  SELECT * INTO earlier FROM report_decision WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1;
  IF coalesce(earlier.seq, 0) <> (given->>'expectedSeq')::int THEN RETURN jsonb_build_object('status', 'stale', 'reference', p.reference); END IF;
  INSERT INTO report_decision (id, payment_id, seq, kind, event_on, held_until, reason, decided_by_id, decided_at)
    VALUES ((given->>'id')::uuid, p.id, 1 + coalesce(earlier.seq, 0), given->>'kind', (given->>'eventOn')::date, (given->>'heldUntil')::date, given->>'reason',
      (given->>'actorId')::uuid, ledger_now()) RETURNING * INTO decision;
  PERFORM append_audit_event(jsonb_build_object('actorId', decision.decided_by_id, 'verb', 'ofac-report.decided', 'targetKind', 'payment', 'targetId', p.id,
    'targetName', p.reference, 'companyId', p.company_id, 'reason', decision.reason,
    'before', CASE WHEN earlier.id IS NOT NULL THEN jsonb_build_object('kind', earlier.kind, 'eventOn', earlier.event_on, 'heldUntil', earlier.held_until)::text END,
    'after', with_row_sha256(jsonb_build_object('kind', decision.kind, 'eventOn', decision.event_on, 'heldUntil', decision.held_until), decision)));
  RETURN jsonb_build_object('status', 'decided', 'reference', p.reference);
END $$;

-- Records that a report was filed, or takes an earlier record of it back, with its event. Answers `recorded`, `stale` (another decision holds, or another filing was
-- recorded meanwhile) or `not_found`; raises HR004 for anybody but an active analyst or manager.
CREATE FUNCTION record_report_filing(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  standing report_decision;
  filing report_filing;
  last_seq int;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (given->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role IN ('analyst', 'manager') AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'an analyst or a manager records what was filed with OFAC' USING ERRCODE = 'HR004';
  END IF;
  SELECT * INTO standing FROM report_decision WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1;
  SELECT coalesce(max(seq), 0) INTO last_seq FROM report_filing WHERE payment_id = p.id;
  IF standing.seq IS NULL OR standing.seq <> (given->>'decisionSeq')::int OR standing.kind = 'no_report' OR last_seq <> (given->>'expectedSeq')::int THEN
    RETURN jsonb_build_object('status', 'stale', 'reference', p.reference);
  END IF;
  INSERT INTO report_filing (id, payment_id, seq, kind, report_year, filed_on, reference, reason, recorded_by_id, recorded_at)
    VALUES ((given->>'id')::uuid, p.id, 1 + last_seq, standing.kind, (given->>'reportYear')::int, (given->>'filedOn')::date, coalesce(given->>'reference', ''),
      coalesce(given->>'reason', ''), (given->>'actorId')::uuid, ledger_now()) RETURNING * INTO filing;
  PERFORM append_audit_event(jsonb_build_object('actorId', filing.recorded_by_id,
    'verb', CASE WHEN filing.filed_on IS NULL THEN 'ofac-report.taken-back' ELSE 'ofac-report.filed' END, 'targetKind', 'payment', 'targetId', p.id,
    'targetName', p.reference, 'companyId', p.company_id, 'reason', filing.reason,
    'after', with_row_sha256(jsonb_build_object('kind', filing.kind, 'reportYear', filing.report_year, 'filedOn', filing.filed_on, 'reference', filing.reference), filing)));
  RETURN jsonb_build_object('status', 'recorded', 'reference', p.reference);
END $$;

REVOKE EXECUTE ON FUNCTION decide_report(jsonb), record_report_filing(jsonb) FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('EXECUTE ON FUNCTION decide_report(jsonb), record_report_filing(jsonb)');
