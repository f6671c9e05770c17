import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/audit/audited'
import { countBands, ROLLUP_ROOM } from '@/lib/companies/headroom-sql'
import type { Cents } from '@/lib/money'
import type { Band } from '@/lib/rules/headroom'
import type { SummaryCompany, Totals } from './summary-figures'
import { companyIn, type SummaryScope } from './summary-scope'

/** Companies on the page and on paper; the export has them all. */
const COMPANIES_SHOWN = 500

/** Reads the sums of a year from the rollup, zeros for one without entries. No payment is read. */
export async function readTotals(transaction: Transaction, scope: SummaryScope): Promise<Totals> {
  const rows = await transaction.$queryRaw<(Omit<Totals, 'bands'> & Record<Band, number>)[]>`
    SELECT coalesce(sum(cap_cents), 0)::float8 AS "capCents", coalesce(sum(used_cents), 0)::float8 AS "usedCents",
      coalesce(sum(reserved_cents), 0)::float8 AS "reservedCents", coalesce(sum(cap_cents - used_cents - reserved_cents), 0)::float8 AS "leftCents",
      coalesce(sum(blocked_cents), 0)::float8 AS "blockedCents", coalesce(sum(violation_cents), 0)::float8 AS "violationCents",
      coalesce(sum(paid_count), 0)::int AS "paidCount", coalesce(sum(requested_count + in_review_count + approved_count), 0)::int AS "reservedCount",
      coalesce(sum(blocked_count), 0)::int AS "blockedCount", coalesce(sum(violation_count), 0)::int AS "violationCount",
      count(*) FILTER (WHERE paid_count > 0)::int AS "companiesPaid", count(*)::int AS "companiesWithEntries",
      coalesce(max(used_cents), 0) AS "highestCents", count(*) FILTER (WHERE used_cents::bigint * 100 >= cap_cents::bigint * 95)::int AS "ninetyFiveCount",
      ${countBands(ROLLUP_ROOM)}
    FROM company_year y WHERE year = ${scope.year} AND ${companyIn(Prisma.sql`company_id`, scope)}`
  const read = rows[0]
  if (!read) throw new Error('the sums of a year could not be read')
  const { ample, getting_low, low, very_low, none_left, ...totals } = read
  return { ...totals, bands: { ample, getting_low, low, very_low, none_left } }
}

/** Every company with entries in a year, most used first, from the rollup. */
export const readCompanies = (transaction: Transaction, scope: SummaryScope): Promise<SummaryCompany[]> =>
  transaction.$queryRaw<SummaryCompany[]>`
    SELECT y.company_id AS "companyId", c.name AS "companyName", y.cap_cents AS "capCents", y.used_cents AS "usedCents", y.reserved_cents AS "reservedCents",
      y.paid_count AS "paidCount", y.blocked_count AS "blockedCount", y.violation_cents::float8 AS "violationCents"
    FROM company_year y JOIN company c ON c.id = y.company_id WHERE y.year = ${scope.year} AND ${companyIn(Prisma.sql`y.company_id`, scope)}
    ORDER BY y.used_cents DESC, c.name, y.company_id LIMIT ${COMPANIES_SHOWN}`

/** What is reserved in a year by the month of its payment date. */
export const readReservedByMonth = (transaction: Transaction, scope: SummaryScope) =>
  transaction.$queryRaw<{ month: number; cents: Cents }[]>`
    SELECT extract(month FROM p.payment_date)::int AS month, sum(p.amount_cents)::float8 AS cents FROM payment p
    WHERE p.state IN ('requested', 'in_review', 'approved') AND p.payment_date BETWEEN make_date(${scope.year}::int, 1, 1) AND make_date(${scope.year}::int, 12, 31)
      AND ${companyIn(Prisma.sql`p.company_id`, scope)} GROUP BY 1`
