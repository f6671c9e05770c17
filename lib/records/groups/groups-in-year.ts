import { Prisma } from '@/generated/prisma/client'

/**
 * The groups of each company in a calendar year, one row per company that has any: `company_id`, the names as one text,
 * the ids. As members_of_groups() of the database defines it: a member on any day of the year.
 */
export const groupsIn = (year: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT m.company_id, string_agg(named.name, ', ' ORDER BY lower(named.name) COLLATE "C", named.id) AS name,
    array_agg(named.id) AS ids
  FROM members_of_groups(${year}) m JOIN company_group named ON named.id = m.group_id GROUP BY m.company_id)`

/** The current calendar year in the organisation's time zone. */
export const THIS_YEAR = Prisma.sql`extract(year FROM organisation_today())::int`
