-- Locks the groups of these companies in the order of their ids where one cap applies to each group. Otherwise
-- nothing waits for a group.
CREATE OR REPLACE FUNCTION lock_groups(companies uuid[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM group_membership m WHERE m.company_id = ANY (companies))
    OR policy_on('oneCapForGroup', organisation_today()) <> 1 THEN
    RETURN;
  END IF;
  PERFORM 1 FROM company_group g WHERE g.id IN (SELECT m.group_id FROM group_membership m
    WHERE m.company_id = ANY (companies)) ORDER BY g.id FOR NO KEY UPDATE;
END $$;
REVOKE EXECUTE ON FUNCTION lock_groups(uuid[]) FROM PUBLIC;
