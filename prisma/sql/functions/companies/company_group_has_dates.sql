-- The group of a company is read from group_membership. The old column stays, because the rows of companies are
-- hashed; it is neither read nor written.
CREATE OR REPLACE FUNCTION company_group_has_dates() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a company belongs to a group from a day on: group_membership' USING ERRCODE = 'HR010';
END $$;
