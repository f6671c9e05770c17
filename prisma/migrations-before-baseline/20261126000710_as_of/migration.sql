-- The books as they stood at an instant. Most of the ledger is append-only and says when each row came; what changes in place leaves a version behind. The
-- schema as_of has views named like the tables: put before public in the search path, they make any statement read what was known at
-- the instant in the setting headroom.as_of.

-- What a row that changes in place said from an instant on; `content` is null from its removal on. Append-only, written by triggers alone.
CREATE TABLE "record_version" (
    "number" BIGINT GENERATED ALWAYS AS IDENTITY,
    "table_name" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB,

    CONSTRAINT "record_version_pkey" PRIMARY KEY ("number")
);
CREATE INDEX "record_version_of_a_record" ON "record_version" ("table_name", "record_id", "number");
CREATE INDEX "record_version_since" ON "record_version" ("table_name", "at");
CREATE TRIGGER record_version_is_kept BEFORE UPDATE OR DELETE ON record_version FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER record_version_is_not_emptied BEFORE TRUNCATE ON record_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- What a version holds: nothing that lets anybody in.
CREATE FUNCTION version_content(given jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE RETURN given - 'password_hash' - 'session_version';

-- The names of the key's columns are the arguments of the trigger. A version never stands before the one it follows: two transactions may commit in
-- another order than they began. Demo records have the past they claim.
CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  id text := (SELECT string_agg(given->>key, ' ' ORDER BY place) FROM unnest(TG_ARGV) WITH ORDINALITY AS named(key, place));
  at timestamptz := ledger_now();
BEGIN
  IF TG_OP = 'UPDATE' AND version_content(to_jsonb(OLD)) = version_content(given) THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM organisation WHERE demo) THEN at := coalesce((given->>'created_at')::timestamptz, at); END IF;
  INSERT INTO record_version (table_name, record_id, at, content)
    VALUES (TG_TABLE_NAME, id, greatest(date_trunc('milliseconds', at), (SELECT v.at FROM record_version v WHERE v.table_name = TG_TABLE_NAME AND v.record_id = id ORDER BY v.number DESC LIMIT 1)),
      CASE WHEN TG_OP <> 'DELETE' THEN version_content(given) END);
  RETURN NULL;
END $$;

-- These instants come from the clock of the ledger too, whatever the application says: what is shown as of an instant is decided by one clock.
CREATE FUNCTION stamp_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.decided_at := ledger_now();
  RETURN NEW;
END $$;
CREATE TRIGGER screening_case_is_stamped BEFORE UPDATE ON screening_case FOR EACH ROW WHEN (OLD.decided_at IS NULL AND NEW.decided_at IS NOT NULL)
  EXECUTE FUNCTION stamp_decision();
CREATE FUNCTION stamp_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.finished_at := ledger_now();
  RETURN NEW;
END $$;
CREATE TRIGGER screening_list_is_stamped BEFORE UPDATE ON screening_list FOR EACH ROW WHEN (OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL)
  EXECUTE FUNCTION stamp_end();

CREATE SCHEMA as_of;

CREATE FUNCTION as_of.instant() RETURNS timestamptz LANGUAGE sql STABLE RETURN current_setting('headroom.as_of')::timestamptz;

-- Makes as_of.<table> for a table whose rows change in place: rows that no later version touched as they stand, the others from their last version. A migration
-- that adds a column calls it again.
CREATE FUNCTION make_versioned_view(of_table name, id text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format($view$
    CREATE OR REPLACE VIEW as_of.%1$I AS
    SELECT kept.* FROM public.%1$I kept WHERE NOT EXISTS (
      SELECT FROM record_version v WHERE v.table_name = %1$L AND v.at > (SELECT as_of.instant()) AND v.record_id = %2$s)
    UNION ALL
    SELECT (jsonb_populate_record(NULL::public.%1$I, past.content)).* FROM (
      SELECT DISTINCT ON (v.record_id) v.content FROM record_version v WHERE v.table_name = %1$L AND v.at <= (SELECT as_of.instant())
        AND v.record_id IN (SELECT later.record_id FROM record_version later WHERE later.table_name = %1$L AND later.at > (SELECT as_of.instant()))
      ORDER BY v.record_id, v.number DESC) past WHERE past.content IS NOT NULL
  $view$, of_table, id);
END $$;

-- What stands here already gets its first version. What was edited before this migration is known as it is now, from the day it was made.
DO $$
DECLARE
  versioned record;
BEGIN
  FOR versioned IN SELECT * FROM (VALUES
    ('organisation', ARRAY['id'], 'kept.created_at'), ('person', ARRAY['id'], 'kept.created_at'), ('company_group', ARRAY['id'], 'kept.created_at'),
    ('company', ARRAY['id'], 'kept.created_at'), ('product', ARRAY['id'], 'kept.created_at'), ('fsb_license', ARRAY['id'], 'kept.created_at'),
    ('fsb_license_product', ARRAY['fsb_license_id', 'product_id'], '(SELECT created_at FROM fsb_license l WHERE l.id = kept.fsb_license_id)'),
    ('ledger_year', ARRAY['year'], 'coalesce(kept.closed_at, now())')) AS given(name, keys, since) LOOP
    IF versioned.name = 'company_group' THEN
      versioned.since := '(SELECT coalesce(min(created_at), now()) FROM company c WHERE c.group_id = kept.id)';
    END IF;
    EXECUTE format('INSERT INTO record_version (table_name, record_id, at, content) SELECT %L, %s, %s, version_content(to_jsonb(kept)) FROM %I kept',
      versioned.name, (SELECT string_agg(format('kept.%I', key), ' || '' '' || ' ORDER BY place) || '::text' FROM unnest(versioned.keys) WITH ORDINALITY AS k(key, place)),
      versioned.since, versioned.name);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_version(%s)',
      versioned.name || '_keeps_versions', versioned.name, (SELECT string_agg(quote_literal(key), ', ' ORDER BY place) FROM unnest(versioned.keys) WITH ORDINALITY AS k(key, place)));
    PERFORM make_versioned_view(versioned.name,
      (SELECT string_agg(format('kept.%I', key), ' || '' '' || ' ORDER BY place) || '::text' FROM unnest(versioned.keys) WITH ORDINALITY AS k(key, place)));
  END LOOP;
END $$;

-- The posting date an entry came with, where the bank's replaced it: of a payment everything else that changes is told by its transitions.
CREATE FUNCTION keep_entered_posting_date() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO record_version (table_name, record_id, at, content) VALUES ('payment', OLD.id::text, OLD.recorded_at, jsonb_build_object('posting_date', OLD.posting_date));
  RETURN NULL;
END $$;
CREATE TRIGGER payment_keeps_its_entered_posting_date AFTER UPDATE ON payment FOR EACH ROW
  WHEN (OLD.posting_date IS NOT NULL AND OLD.posting_date IS DISTINCT FROM NEW.posting_date) EXECUTE FUNCTION keep_entered_posting_date();

-- A payment that moved since stands where its last transition until then had brought it, with the bank's facts only once it was paid.
DO $$
DECLARE
  past text := (SELECT string_agg(CASE attname
      WHEN 'state' THEN 'past.to_state AS state'
      WHEN 'debit_date' THEN 'CASE WHEN past.was_paid THEN p.debit_date END AS debit_date'
      WHEN 'bank_reference' THEN 'CASE WHEN past.was_paid THEN p.bank_reference END AS bank_reference'
      WHEN 'posting_date' THEN $column$CASE WHEN past.was_paid OR p.debit_date IS NULL THEN p.posting_date ELSE coalesce((SELECT (v.content->>'posting_date')::date
        FROM record_version v WHERE v.table_name = 'payment' AND v.record_id = p.id::text), CASE WHEN p.already_paid THEN p.posting_date END) END AS posting_date$column$
      ELSE format('p.%I', attname) END, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'payment'::regclass AND attnum > 0 AND NOT attisdropped);
BEGIN
  EXECUTE 'CREATE VIEW as_of.payment AS
    SELECT p.* FROM public.payment p WHERE p.recorded_at <= (SELECT as_of.instant())
      AND NOT EXISTS (SELECT FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at > (SELECT as_of.instant()))
    UNION ALL
    SELECT ' || past || ' FROM (SELECT DISTINCT moved.payment_id FROM public.payment_transition moved WHERE moved.at > (SELECT as_of.instant()) AND moved.seq > 1) later
      JOIN public.payment p ON p.id = later.payment_id AND p.recorded_at <= (SELECT as_of.instant())
      CROSS JOIN LATERAL (SELECT (array_agg(t.to_state ORDER BY t.seq DESC))[1] AS to_state, bool_or(t.to_state = ''paid'') AS was_paid
        FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at <= (SELECT as_of.instant())) past';
END $$;
CREATE INDEX payment_transition_since ON payment_transition (at);

CREATE VIEW as_of.payment_determination AS SELECT * FROM public.payment_determination WHERE made_at <= (SELECT as_of.instant());
CREATE VIEW as_of.payment_transition AS SELECT * FROM public.payment_transition WHERE at <= (SELECT as_of.instant());
CREATE VIEW as_of.audit_event AS SELECT * FROM public.audit_event WHERE at <= (SELECT as_of.instant());
CREATE VIEW as_of.sign_off AS SELECT * FROM public.sign_off WHERE signed_at <= (SELECT as_of.instant());
CREATE VIEW as_of.product_classification AS
  SELECT * FROM public.product_classification WHERE date_trunc('milliseconds', created_at) <= (SELECT as_of.instant());
CREATE VIEW as_of.exchange_rate AS SELECT * FROM public.exchange_rate WHERE date_trunc('milliseconds', created_at) <= (SELECT as_of.instant());
-- A list is shown once every row is in.
CREATE VIEW as_of.screening_list AS SELECT * FROM public.screening_list WHERE finished_at <= (SELECT as_of.instant());

CREATE VIEW as_of.void_request AS
  SELECT r.id, r.payment_id, r.asked_by_id, r.asked_at, r.reason, CASE WHEN known THEN r.decided_by_id END AS decided_by_id, CASE WHEN known THEN r.decided_at END AS decided_at,
    CASE WHEN known THEN r.confirmed END AS confirmed, CASE WHEN known THEN r.decision_reason ELSE '' END AS decision_reason
  FROM public.void_request r CROSS JOIN LATERAL (SELECT r.decided_at <= (SELECT as_of.instant()) AS known) decision WHERE r.asked_at <= (SELECT as_of.instant());

CREATE VIEW as_of.screening_case AS
  SELECT k.id, k.opened_at, k.source, k.subject, k.payment_id, k.position, k.screening_list_id, k.re_screening_id, k.company_id, k.destination, k.folded, k.outcome, k.verdict,
    CASE WHEN known THEN k.decision END AS decision, CASE WHEN known THEN k.reason ELSE '' END AS reason, CASE WHEN known THEN k.decided_by_id END AS decided_by_id,
    CASE WHEN known THEN k.decided_at END AS decided_at
  FROM public.screening_case k CROSS JOIN LATERAL (SELECT k.decided_at <= (SELECT as_of.instant()) AS known) decision WHERE k.opened_at <= (SELECT as_of.instant());

-- The room of a year in which something happened since is added up anew from its payments. The heads of the chains are of the present and not shown.
CREATE VIEW as_of.company_year AS
  SELECT y.company_id, y.year, y.cap_cents, y.used_cents, y.reserved_cents, y.blocked_cents, y.violation_cents, y.requested_count, y.in_review_count, y.approved_count,
    y.paid_count, y.rejected_count, y.voided_count, y.blocked_count, y.violation_count
  FROM public.company_year y WHERE NOT EXISTS (
    SELECT FROM public.audit_event e WHERE e.at > (SELECT as_of.instant()) AND e.chain = 'company:' || y.company_id || ':' || y.year)
  UNION ALL
  SELECT p.company_id, p.year, y.cap_cents, coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'paid'), 0)::int,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state IN ('requested', 'in_review', 'approved')), 0)::int, coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'blocked'), 0)::bigint,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'violation'), 0)::bigint, (count(*) FILTER (WHERE p.state = 'requested'))::int,
    (count(*) FILTER (WHERE p.state = 'in_review'))::int, (count(*) FILTER (WHERE p.state = 'approved'))::int, (count(*) FILTER (WHERE p.state = 'paid'))::int,
    (count(*) FILTER (WHERE p.state = 'rejected'))::int, (count(*) FILTER (WHERE p.state = 'voided'))::int, (count(*) FILTER (WHERE p.state = 'blocked'))::int,
    (count(*) FILTER (WHERE p.state = 'violation'))::int
  FROM (SELECT DISTINCT e.chain FROM public.audit_event e WHERE e.at > (SELECT as_of.instant()) AND e.verb LIKE 'payment.%') later
    JOIN public.company_year y ON later.chain = 'company:' || y.company_id || ':' || y.year
    JOIN as_of.payment p ON p.company_id = y.company_id AND p.year = y.year
  GROUP BY p.company_id, p.year, y.cap_cents;

INSERT INTO application_privilege (privilege) VALUES
  ('USAGE ON SCHEMA as_of'),
  ('SELECT ON ALL TABLES IN SCHEMA as_of'),
  ('EXECUTE ON FUNCTION as_of.instant()');
REVOKE EXECUTE ON FUNCTION keep_version(), keep_entered_posting_date(), make_versioned_view(name, text) FROM PUBLIC;
