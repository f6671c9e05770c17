-- A link can only be used, once, or expire earlier. One to choose a password is used when its access has taken effect,
-- for an active person; a link that needed no second person does not open an account that decides by now.
CREATE OR REPLACE FUNCTION one_time_link_is_used_once() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  changing text[] := ARRAY['used_at', 'expires_at'];
BEGIN
  IF to_jsonb(NEW) - changing <> to_jsonb(OLD) - changing OR NEW.expires_at > OLD.expires_at
    OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at) THEN
    RAISE EXCEPTION 'a link is only used or expires' USING ERRCODE = 'HR010';
  END IF;
  IF OLD.used_at IS NULL AND NEW.used_at IS NOT NULL AND (OLD.expires_at <= now() OR (
    NEW.purpose = 'choose_password' AND NOT EXISTS (
      SELECT FROM access_grant AS g JOIN person AS p ON p.id = g.person_id
      WHERE g.id = NEW.access_grant_id AND g.effective_at IS NOT NULL AND p.deactivated_at IS NULL
        AND NOT (g.second_person = 'not_needed' AND role_decides(p.role))))) THEN
    RAISE EXCEPTION 'this link does not work' USING ERRCODE = 'HR004';
  END IF;
  RETURN NEW;
END $$;
