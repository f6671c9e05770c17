import { Prisma } from '@/generated/prisma/client'
import { BAND_WORDS, type Band } from '@/lib/compliance/rules/money/headroom'

/** Amounts in cents as SQL, where one company stands under the cap. */
export type HeadroomColumns = { cap: Prisma.Sql; used: Prisma.Sql; reserved: Prisma.Sql; violations: Prisma.Sql }

/** The room of a row `y` of the rollup. */
export const ROLLUP_ROOM: HeadroomColumns = {
  cap: Prisma.sql`y.cap_cents`,
  used: Prisma.sql`y.used_cents`,
  reserved: Prisma.sql`y.reserved_cents`,
  violations: Prisma.sql`y.violation_cents`,
}

/**
 * One row `y` for each payer with entries in a year: a company on its own, or all that are joined in one, under the
 * name of the one that stands for them.
 */
export const payersOf = (year: number): Prisma.Sql => Prisma.sql`(
  SELECT c.id AS company_id, c.name, c.archived_at, r.year, r.cap_cents, r.used_cents, r.reserved_cents, r.violation_cents, r.paid_count, 0 AS joined_count
  FROM company_year r JOIN company c ON c.id = r.company_id WHERE r.year = ${year} AND c.payer_id IS NULL
  UNION ALL
  SELECT c.id, c.name, c.archived_at, r.year, r.cap_cents, r.used_cents, r.reserved_cents, r.violation_cents,
    (SELECT sum(o.paid_count)::int FROM company_year o JOIN company m ON m.id = o.company_id WHERE m.payer_id = r.payer_id AND o.year = r.year),
    (SELECT count(*)::int - 1 FROM company o WHERE o.payer_id = r.payer_id)
  FROM payer_year r JOIN company c ON c.id = r.payer_id WHERE r.year = ${year}) y`

/** Whether the company of a row `y` of the rollup paid 95 per cent of its cap or more. */
export const PAID_NINETY_FIVE = Prisma.sql`y.used_cents::bigint * 100 >= y.cap_cents::bigint * 95`

/** Whole per cent, rounded down, as percentUsed of lib/compliance/rules/money/headroom.ts. */
export const percentSql = ({ cap, used, reserved, violations }: HeadroomColumns): Prisma.Sql =>
  Prisma.sql`((${used} + ${reserved} + ${violations})::bigint * 100 / ${cap})::int`

/** What remains, never below zero, as leftCents of lib/compliance/rules/money/headroom.ts. */
export const leftSql = ({ cap, used, reserved, violations }: HeadroomColumns): Prisma.Sql =>
  Prisma.sql`greatest(0, ${cap} - ${used} - ${reserved} - ${violations})`

/** The band as bandOf of lib/compliance/rules/money/headroom.ts has it; a test compares the two. */
export function bandSql(room: HeadroomColumns): Prisma.Sql {
  const percent = percentSql(room)
  return Prisma.sql`CASE WHEN ${percent} >= 100 THEN 'none_left' WHEN ${percent} >= 95 THEN 'very_low'
    WHEN ${percent} >= 90 THEN 'low' WHEN ${percent} >= 80 THEN 'getting_low' ELSE 'ample' END`
}

/** The band in the words of the screen. */
export function bandWordsSql(room: HeadroomColumns): Prisma.Sql {
  const words = (Object.keys(BAND_WORDS) as Band[]).map((band) => Prisma.sql`WHEN ${band} THEN ${BAND_WORDS[band]}`)
  return Prisma.sql`CASE ${bandSql(room)} ${Prisma.join(words, ' ')} END`
}

/** Columns that count the rows of each band. */
export const countBands = (room: HeadroomColumns): Prisma.Sql =>
  Prisma.join(
    (Object.keys(BAND_WORDS) as Band[]).map(
      (band) => Prisma.sql`count(*) FILTER (WHERE ${bandSql(room)} = ${band})::int AS ${Prisma.raw(band)}`,
    ),
  )
