-- The members of every group in a calendar year: each company that was a member on any day of it, and those joined
-- with one. The rules, the cap of a group and every page use this one definition. It has no search path of its own:
-- as of an earlier instant it reads what was known then.
CREATE OR REPLACE FUNCTION members_of_groups(payment_year int) RETURNS TABLE(group_id uuid, company_id uuid)
  LANGUAGE sql STABLE AS $$
  SELECT DISTINCT member.group_id, member.company_id FROM (
    SELECT m.group_id, m.company_id FROM group_membership m
    WHERE coalesce(m.from_date <= make_date(payment_year, 12, 31), true)
      AND coalesce(m.until_date >= make_date(payment_year, 1, 1), true)
      AND NOT m.withdrawn AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)
    UNION ALL
    SELECT m.group_id, joined.id FROM group_membership m JOIN company c ON c.id = m.company_id
      JOIN company joined ON joined.payer_id = c.payer_id AND joined.id <> c.id
    WHERE coalesce(m.from_date <= make_date(payment_year, 12, 31), true)
      AND coalesce(m.until_date >= make_date(payment_year, 1, 1), true)
      AND NOT m.withdrawn AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)
  ) member
$$;
