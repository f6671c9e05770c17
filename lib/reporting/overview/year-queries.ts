import 'server-only'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import { db } from '@/lib/database/db'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import { leftSql, payersOf, ROLLUP_HEADROOM } from '@/lib/records/companies/headroom-sql'

/** The sums of one calendar year over all companies, from the rollup. */
export type YearTotals = {
  usedCents: Cents
  reservedCents: Cents
  blockedCents: Cents
  violationCents: Cents
  paidCount: number
  reservedCount: number
  requestedCount: number
  inReviewCount: number
  unreservedCount: number
  approvedCount: number
  blockedCount: number
  violationCount: number
  companiesPaid: number
  companiesWithEntries: number
  /** Left under the caps of the companies that have entries in the year. */
  leftCents: Cents
}

/** Reads the sums of a year; zeros for one without entries. One pass over the rollup, no payment is read. */
export async function readYearTotals(year: number): Promise<YearTotals> {
  const rows = await db.$queryRaw<YearTotals[]>`
    SELECT coalesce(sum(used_cents), 0)::float8 AS "usedCents",
      coalesce(sum(reserved_cents), 0)::float8 AS "reservedCents",
      coalesce(sum(blocked_cents), 0)::float8 AS "blockedCents",
      coalesce(sum(violation_cents), 0)::float8 AS "violationCents",
      coalesce(sum(paid_count), 0)::int AS "paidCount",
      coalesce(sum(requested_count + in_review_count + approved_count), 0)::int AS "reservedCount",
      coalesce(sum(requested_count), 0)::int AS "requestedCount",
      coalesce(sum(in_review_count), 0)::int AS "inReviewCount",
      coalesce(sum(unreserved_count), 0)::int AS "unreservedCount",
      coalesce(sum(approved_count), 0)::int AS "approvedCount", coalesce(sum(blocked_count), 0)::int AS "blockedCount",
      coalesce(sum(violation_count), 0)::int AS "violationCount",
      count(*) FILTER (WHERE paid_count > 0)::int AS "companiesPaid",
      count(*)::int AS "companiesWithEntries",
      coalesce(sum(${leftSql(ROLLUP_HEADROOM)}) FILTER (WHERE payer_id IS NULL), 0)::float8
        + (SELECT coalesce(sum(${leftSql(ROLLUP_HEADROOM)}), 0)::float8 FROM payer_year y WHERE y.year = ${year})
        AS "leftCents"
    FROM company_year y WHERE year = ${year}`
  const totals = rows[0]
  if (!totals) throw new Error('the sums of a year could not be read')
  return totals
}

export type CompanyHeadroom = Headroom & {
  companyId: string
  companyName: string
  paidCount: number
  /** How many companies are joined into it; their figures are in these. */
  joinedCount: number
  lastPaid: IsoDate | null
}

const HEADROOM_ROWS = 10

/** Reads the payers with the least headroom in a year, at most HEADROOM_ROWS. */
export const listCompaniesByHeadroom = (year: number): Promise<CompanyHeadroom[]> => db.$queryRaw<CompanyHeadroom[]>`
  SELECT y.company_id AS "companyId", y.name AS "companyName", y.cap_cents AS "capCents", y.used_cents AS "usedCents",
    y.reserved_cents AS "reservedCents",
    y.violation_cents::float8 AS "violationCents", y.paid_count AS "paidCount", y.joined_count AS "joinedCount",
    (SELECT max(p.payment_date) FROM payment p WHERE p.company_id = ANY (companies_of_payer(y.company_id))
        AND p.year = y.year AND p.state = 'paid')::text AS "lastPaid"
  FROM ${payersOf(year)}
  ORDER BY ${leftSql(ROLLUP_HEADROOM)}, y.name LIMIT ${HEADROOM_ROWS}`
