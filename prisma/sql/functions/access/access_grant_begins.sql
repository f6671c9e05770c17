-- The database decides whether access waits for a second person, whatever the application states.
CREATE OR REPLACE FUNCTION access_grant_begins() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.second_person := second_person_for(NEW.person_id, NEW.created_by_id, NEW.role);
  NEW.created_at := clock_timestamp();
  RETURN NEW;
END $$;
