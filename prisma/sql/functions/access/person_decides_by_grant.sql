-- An account decides, is reached under another email address or becomes active again only with access that was given in
-- the same transaction (access_grant): with a second person, or marked where none existed.
CREATE OR REPLACE FUNCTION person_decides_by_grant() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  is_changed boolean := NEW.role <> OLD.role OR NEW.email <> OLD.email;
  is_reactivated boolean := OLD.deactivated_at IS NOT NULL AND NEW.deactivated_at IS NULL;
BEGIN
  IF role_decides(NEW.role) AND (is_changed OR is_reactivated) AND NOT EXISTS (
    SELECT FROM access_grant AS g WHERE g.person_id = NEW.id AND g.effective_at >= now()
      AND CASE WHEN is_changed THEN g.kind = 'change' AND g.role = NEW.role AND g.email = NEW.email
        ELSE g.kind = 'reactivation' END
      AND NOT (is_changed AND is_reactivated)
  ) THEN
    RAISE EXCEPTION 'an account that decides is changed by access that was given' USING ERRCODE = 'HR004';
  END IF;
  RETURN NEW;
END $$;
