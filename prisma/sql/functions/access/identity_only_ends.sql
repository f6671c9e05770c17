-- An identity is ended once. Nothing else of it changes, and it never passes to another person. After its end another
-- subject of the provider can be bound, so that of an account that decides ends only with access that was given in the
-- same transaction (access_grant).
CREATE OR REPLACE FUNCTION identity_only_ends() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - 'ended_at') IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at') THEN
    RAISE EXCEPTION 'an identity only ends' USING ERRCODE = 'HR010';
  END IF;
  IF EXISTS (SELECT FROM person WHERE id = NEW.person_id AND role_decides(role)) AND NOT EXISTS (
    SELECT FROM access_grant WHERE person_id = NEW.person_id AND kind = 'identity' AND effective_at >= now()) THEN
    RAISE EXCEPTION 'the identity of an account that decides ends with access that was given' USING ERRCODE = 'HR004';
  END IF;
  RETURN NEW;
END $$;
