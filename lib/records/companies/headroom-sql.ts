import { Prisma } from '@/generated/prisma/client'
import { BAND_FROM_PERCENT, BAND_WORDS, BANDS } from '@/lib/compliance/rules/money/headroom'

/** SQL of the amounts of one company-year, in cents. */
export type HeadroomColumns = { cap: Prisma.Sql; used: Prisma.Sql; reserved: Prisma.Sql; violations: Prisma.Sql }

/** The headroom of a row `y` of the rollup. */
export const ROLLUP_HEADROOM: HeadroomColumns = {
  cap: Prisma.sql`y.cap_cents`,
  used: Prisma.sql`y.used_cents`,
  reserved: Prisma.sql`y.reserved_cents`,
  violations: Prisma.sql`y.violation_cents`,
}

/**
 * One row `y` for each payer with entries in a year: a company on its own, or merged companies together, under the name
 * of the one that was kept.
 */
export const payersOf = (year: number): Prisma.Sql => Prisma.sql`(
  SELECT c.id AS company_id, c.name, c.archived_at, r.year, r.cap_cents, r.used_cents, r.reserved_cents,
    r.violation_cents, r.paid_count, 0 AS joined_count
  FROM company_year r JOIN company c ON c.id = r.company_id WHERE r.year = ${year} AND c.payer_id IS NULL
  UNION ALL
  SELECT c.id, c.name, c.archived_at, r.year, r.cap_cents, r.used_cents, r.reserved_cents, r.violation_cents,
    (SELECT sum(o.paid_count)::int
      FROM company_year o JOIN company m ON m.id = o.company_id WHERE m.payer_id = r.payer_id AND o.year = r.year),
    (SELECT count(*)::int - 1 FROM company o WHERE o.payer_id = r.payer_id)
  FROM payer_year r JOIN company c ON c.id = r.payer_id WHERE r.year = ${year}) y`

/** Whether the company of a row `y` of the rollup has paid at least 95 per cent of its cap. */
export const PAID_NINETY_FIVE = Prisma.sql`y.used_cents::bigint * 100 >= y.cap_cents::bigint * 95`

/** Whole per cent, rounded down, as percentUsed of lib/compliance/rules/money/headroom.ts. */
export const percentSql = ({ cap, used, reserved, violations }: HeadroomColumns): Prisma.Sql =>
  Prisma.sql`((${used} + ${reserved} + ${violations})::bigint * 100 / ${cap})::int`

/** The headroom, never below zero, as leftCents of lib/compliance/rules/money/headroom.ts. */
export const leftSql = ({ cap, used, reserved, violations }: HeadroomColumns): Prisma.Sql =>
  Prisma.sql`greatest(0, ${cap} - ${used} - ${reserved} - ${violations})`

/** The band as bandOf of lib/compliance/rules/money/headroom.ts has it; a test compares the two. */
export function bandSql(room: HeadroomColumns): Prisma.Sql {
  const begun = BANDS.slice(1)
    .toReversed()
    .map((band) => {
      const [from, name] = [Prisma.raw(String(BAND_FROM_PERCENT[band])), Prisma.raw(`'${band}'`)]
      return Prisma.sql`WHEN ${percentSql(room)} >= ${from} THEN ${name}`
    })
  return Prisma.sql`CASE ${Prisma.join(begun, ' ')} ELSE 'ample' END`
}

/** The label of the band. */
export function bandLabelSql(room: HeadroomColumns): Prisma.Sql {
  const words = BANDS.map((band) => Prisma.sql`WHEN ${band} THEN ${BAND_WORDS[band]}`)
  return Prisma.sql`CASE ${bandSql(room)} ${Prisma.join(words, ' ')} END`
}

/** Columns with the number of rows in each band. */
export const countBands = (room: HeadroomColumns): Prisma.Sql =>
  Prisma.join(
    BANDS.map((band) => Prisma.sql`count(*) FILTER (WHERE ${bandSql(room)} = ${band})::int AS ${Prisma.raw(band)}`),
  )
