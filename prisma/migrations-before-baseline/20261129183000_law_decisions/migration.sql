-- Who decides about a record of the law, and what no record may hold.

-- Two people for each record, and one decision about each version, also when two people decide at the same moment:
-- decisions wait for one another in the lock of the organisation's facts, which the decision takes in any case. An
-- invented confirmation needs nobody where nobody entered it, in a demo alone.
CREATE OR REPLACE FUNCTION law_decision_is_anothers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  proposed law_record;
  invented boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  SELECT * INTO STRICT proposed FROM law_record WHERE id = NEW.law_record_id FOR UPDATE;
  invented := coalesce((proposed.content->>'invented')::boolean, false);
  IF invented AND NOT (SELECT demo FROM organisation WHERE id = 1) THEN
    RAISE EXCEPTION 'an invented confirmation has an effect in a demo alone' USING ERRCODE = 'HR004';
  END IF;
  IF NOT (invented AND proposed.entered_by_id IS NULL) AND (NEW.decided_by_id IS NULL OR NEW.decided_by_id = proposed.entered_by_id) THEN
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

-- Whoever declines says why.
ALTER TABLE law_decision ADD CONSTRAINT law_decision_declines_with_a_reason CHECK (approved OR reason <> '');
-- The amount of the cap is held by the program and by this database; no record of the law carries one.
ALTER TABLE law_record ADD CONSTRAINT law_record_has_no_cap CHECK (kind <> 'cap' AND NOT content ?| ARRAY['cap', 'capCents', 'cap_cents', 'annualCap', 'annualCapCents']);
