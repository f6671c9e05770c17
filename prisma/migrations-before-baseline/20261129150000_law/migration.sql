-- The law as records: what an administrator enters or imports on top of what ships with a release, and what another person decides about it. A record has an
-- effect once it is approved; what ships is superseded by a higher version, never edited. No column and no record holds the amount of the cap.

CREATE TABLE law_record (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  record_id text NOT NULL,
  record_version int NOT NULL CHECK (record_version > 0),
  content jsonb NOT NULL CHECK (content->>'kind' = kind AND content->>'id' = record_id AND (content->>'version')::int = record_version),
  entered_by_id uuid REFERENCES person (id),
  entered_at timestamptz(6) NOT NULL DEFAULT ledger_now(),
  -- Somebody entered it, unless it is invented for a demo.
  CONSTRAINT law_record_is_entered_by_somebody CHECK (entered_by_id IS NOT NULL OR coalesce((content->>'invented')::boolean, false))
);
CREATE INDEX law_record_by_record ON law_record (kind, record_id, record_version);
CREATE INDEX law_record_entered_by_id ON law_record (entered_by_id);

CREATE TABLE law_decision (
  law_record_id uuid PRIMARY KEY REFERENCES law_record (id),
  -- The order of decisions: the version of the law counts the approvals.
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  approved boolean NOT NULL,
  reason text NOT NULL DEFAULT '',
  decided_by_id uuid REFERENCES person (id),
  decided_at timestamptz(6) NOT NULL DEFAULT ledger_now()
);
CREATE INDEX law_decision_decided_by_id ON law_decision (decided_by_id);

-- Two people for each record, and no invented confirmation outside a demo.
CREATE FUNCTION law_decision_is_anothers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  proposed law_record;
BEGIN
  SELECT * INTO STRICT proposed FROM law_record WHERE id = NEW.law_record_id FOR UPDATE;
  IF coalesce((proposed.content->>'invented')::boolean, false) THEN
    IF NOT (SELECT demo FROM organisation WHERE id = 1) THEN
      RAISE EXCEPTION 'an invented confirmation has an effect in a demo alone' USING ERRCODE = 'HR004';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.decided_by_id IS NULL OR NEW.decided_by_id = proposed.entered_by_id THEN
    RAISE EXCEPTION 'a record of the law is decided by another person than the one who entered it' USING ERRCODE = 'HR004';
  END IF;
  IF NEW.approved AND EXISTS (
    SELECT FROM law_record r JOIN law_decision d ON d.law_record_id = r.id AND d.approved
    WHERE r.kind = proposed.kind AND r.record_id = proposed.record_id AND r.record_version >= proposed.record_version
  ) THEN
    RAISE EXCEPTION 'a record of this version or a later one is approved already' USING ERRCODE = 'HR003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER law_decision_is_anothers BEFORE INSERT ON law_decision FOR EACH ROW EXECUTE FUNCTION law_decision_is_anothers();

CREATE TRIGGER law_record_is_kept BEFORE UPDATE OR DELETE ON law_record FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER law_record_is_not_emptied BEFORE TRUNCATE ON law_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER law_decision_is_kept BEFORE UPDATE OR DELETE ON law_decision FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER law_decision_is_not_emptied BEFORE TRUNCATE ON law_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
REVOKE EXECUTE ON FUNCTION law_decision_is_anothers() FROM PUBLIC;

-- When the law changes, everything that was read to decide is read again.
CREATE TRIGGER law_decision_moves_facts AFTER INSERT ON law_decision FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();

CREATE VIEW as_of.law_record AS SELECT * FROM public.law_record WHERE entered_at <= (SELECT as_of.instant());
CREATE VIEW as_of.law_decision AS SELECT * FROM public.law_decision WHERE decided_at <= (SELECT as_of.instant());

-- On what a product rests for Russia since 24 Feb 2022. A classification made before this has none.
ALTER TABLE product_classification
  ADD COLUMN basis text,
  ADD COLUMN basis_note text NOT NULL DEFAULT '',
  ADD COLUMN end_user_class text;
CREATE OR REPLACE VIEW as_of.product_classification AS
  SELECT * FROM public.product_classification WHERE date_trunc('milliseconds', created_at) <= (SELECT as_of.instant());

INSERT INTO application_privilege (privilege) VALUES ('INSERT ON law_record, law_decision');
