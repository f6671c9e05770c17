-- Joins or separates the companies when a second person confirms, with the events.
CREATE OR REPLACE FUNCTION company_join_decision_takes_effect() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  j company_join;
  companies uuid[];
BEGIN
  SELECT * INTO j FROM company_join WHERE id = NEW.join_id;
  IF NOT NEW.confirmed THEN
    PERFORM append_join_events(j,
      CASE WHEN j.separates THEN 'company.separation-declined' ELSE 'company.join-declined' END,
      ARRAY[j.company_id, j.into_id], NEW.decided_by_id, NEW.reason);
    RETURN NULL;
  END IF;
  companies := companies_of_payer(j.company_id) || companies_of_payer(j.into_id);
  IF j.separates THEN PERFORM separate_companies(j); ELSE PERFORM join_companies(j, NEW.decided_at); END IF;
  PERFORM append_join_events(j, CASE WHEN j.separates THEN 'company.separated' ELSE 'company.joined' END, companies,
    NEW.decided_by_id, j.reason);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION company_join_decision_takes_effect() FROM PUBLIC;
