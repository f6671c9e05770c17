-- Another person decides about a join or a separation, and it must still be possible.
CREATE OR REPLACE FUNCTION company_join_decision_is_anothers() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  j company_join;
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  SELECT * INTO STRICT j FROM company_join WHERE id = NEW.join_id;
  IF NEW.confirmed AND NEW.decided_by_id = j.asked_by_id THEN
    RAISE EXCEPTION 'a second person joins companies or separates them' USING ERRCODE = 'HR004';
  END IF;
  IF NEW.confirmed THEN PERFORM refuse_impossible_join(j); END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION company_join_decision_is_anothers() FROM PUBLIC;
