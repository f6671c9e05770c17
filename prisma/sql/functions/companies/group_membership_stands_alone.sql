-- A company belongs to one group at a time. Inserting a row takes the lock of the whole organisation, as every fact
-- that the rules of other companies read does.
CREATE OR REPLACE FUNCTION group_membership_stands_alone() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  NEW.recorded_at := ledger_now();
  IF NEW.recorded_by_id IS NULL THEN RAISE EXCEPTION 'somebody records a membership' USING ERRCODE = '23502'; END IF;
  IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (SELECT FROM group_membership o WHERE o.id = NEW.supersedes_id
    AND o.company_id = NEW.company_id AND NOT o.withdrawn) THEN
    RAISE EXCEPTION 'a membership supersedes one of the same company' USING ERRCODE = '23514';
  END IF;
  IF NOT NEW.withdrawn AND EXISTS (SELECT FROM group_membership o WHERE o.company_id = NEW.company_id
    AND o.id IS DISTINCT FROM NEW.supersedes_id AND NOT o.withdrawn
      AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = o.id)
      AND daterange(o.from_date, o.until_date, '[]') && daterange(NEW.from_date, NEW.until_date, '[]')) THEN
    RAISE EXCEPTION 'a company is in one group at a time' USING ERRCODE = '23P01';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION group_membership_stands_alone() FROM PUBLIC;
