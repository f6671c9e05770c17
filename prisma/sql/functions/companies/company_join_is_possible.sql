-- Allows one open request about a company at a time, and only one that is possible.
CREATE OR REPLACE FUNCTION company_join_is_possible() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  PERFORM refuse_impossible_join(NEW);
  IF EXISTS (SELECT FROM company_join j WHERE ARRAY[j.company_id, j.into_id] && ARRAY[NEW.company_id, NEW.into_id]
      AND NOT EXISTS (SELECT FROM company_join_decision d WHERE d.join_id = j.id)) THEN
    RAISE EXCEPTION 'a request about one of these companies waits for its decision' USING ERRCODE = 'HR003';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION company_join_is_possible() FROM PUBLIC;
