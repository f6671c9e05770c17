-- Two people for each record of the law, and one decision about each version, also when two people decide at the
-- same moment: decisions wait for each other in the lock of the organisation's facts. An invented confirmation needs
-- no second person where no person entered it, in a demo only.
CREATE OR REPLACE FUNCTION law_decision_is_anothers() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
  IF NOT (invented AND proposed.entered_by_id IS NULL)
    AND (NEW.decided_by_id IS NULL OR NEW.decided_by_id = proposed.entered_by_id) THEN
    RAISE EXCEPTION 'a record of the law is decided by another person than the one who entered it'
      USING ERRCODE = 'HR004';
  END IF;
  IF NEW.approved AND EXISTS (
    SELECT FROM law_record r JOIN law_decision d ON d.law_record_id = r.id AND d.approved
    WHERE r.kind = proposed.kind AND r.record_id = proposed.record_id AND r.record_version >= proposed.record_version
  ) THEN
    RAISE EXCEPTION 'a record of this version or a later one is approved already' USING ERRCODE = 'HR003';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION law_decision_is_anothers() FROM PUBLIC;
