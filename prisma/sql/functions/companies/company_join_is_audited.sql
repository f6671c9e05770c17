-- The request to join or separate companies is an event of both.
CREATE OR REPLACE FUNCTION company_join_is_audited() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM append_join_events(NEW, CASE WHEN NEW.separates THEN 'company.separation-asked'
    ELSE 'company.join-asked' END, ARRAY[NEW.company_id, NEW.into_id],
    NEW.asked_by_id, NEW.reason);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION company_join_is_audited() FROM PUBLIC;
