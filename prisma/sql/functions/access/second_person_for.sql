-- Whether access that `maker` gives to `subject` waits for a second person: where the account decides with it, unless
-- no one but the maker has ever been able to decide. Who was deactivated or given another role counts as well, so that
-- no one is alone again by removing the others.
CREATE OR REPLACE FUNCTION second_person_for(subject uuid, maker uuid, new_role "Role") RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p person;
BEGIN
  SELECT * INTO STRICT p FROM person WHERE id = subject;
  IF NOT role_decides(coalesce(new_role, p.role)) OR (subject = maker AND new_role = p.role) THEN
    RETURN 'not_needed';
  END IF;
  RETURN CASE WHEN EXISTS (
    SELECT FROM person AS o WHERE o.id <> maker
      AND (o.password_hash IS NOT NULL OR EXISTS (SELECT FROM session AS s WHERE s.person_id = o.id)
        OR (SELECT demo FROM organisation WHERE id = 1))
      AND (role_decides(o.role) OR EXISTS (
        SELECT FROM record_version AS v WHERE v.table_name = 'person' AND v.record_id = o.id::text
          AND role_decides((v.content->>'role')::"Role")))
  ) THEN 'needed' ELSE 'none_exists' END;
END $$;
