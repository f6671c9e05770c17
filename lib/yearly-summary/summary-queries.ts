import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { IsoDate } from '@/lib/calendar'
import { db } from '@/lib/db'
import type { Cents } from '@/lib/money'
import { REFUSING_RULES } from '@/lib/overview/watch-queries'
import type { Headroom } from '@/lib/rules/headroom'
import type { RuleName } from '@/lib/rules/types'

/** One company in one year, as the summary lists it. */
export type SummaryCompany = Headroom & {
  companyId: string
  companyName: string
  paidCount: number
  blockedCount: number
  violationCents: Cents
}

/** Companies on the page; the export has them all. */
const COMPANIES_SHOWN = 500

/** Every company with entries in a year, most used first, from the rollup. */
export const listSummaryCompanies = (year: number): Promise<SummaryCompany[]> => db.$queryRaw<SummaryCompany[]>`
  SELECT y.company_id AS "companyId", c.name AS "companyName", y.cap_cents AS "capCents", y.used_cents AS "usedCents", y.reserved_cents AS "reservedCents",
    y.paid_count AS "paidCount", y.blocked_count AS "blockedCount", y.violation_cents::float8 AS "violationCents"
  FROM company_year y JOIN company c ON c.id = y.company_id WHERE y.year = ${year}
  ORDER BY y.used_cents DESC, c.name, y.company_id LIMIT ${COMPANIES_SHOWN}`

/** Companies at 95 per cent of their cap and more by what was paid. */
export async function countAtNinetyFive(year: number): Promise<{ count: number; highestCents: Cents }> {
  const rows = await db.$queryRaw<{ count: number; highestCents: Cents }[]>`
    SELECT count(*) FILTER (WHERE used_cents * 100 >= cap_cents::bigint * 95)::int AS count, coalesce(max(used_cents), 0) AS "highestCents"
    FROM company_year WHERE year = ${year}`
  return rows[0] ?? { count: 0, highestCents: 0 }
}

/** What was paid under one general license. From 28 Jun 2022 a payment stands under two, so the rows do not add up. */
export type UnderLicense = { shortName: string; count: number; cents: Cents }

/** The paid payments of a year by the general licenses that their determination named. */
export const listPaidByGeneralLicense = (year: number): Promise<UnderLicense[]> => db.$queryRaw<UnderLicense[]>`
  SELECT license AS "shortName", count(*)::int AS count, sum(p.amount_cents)::float8 AS cents
  FROM payment p JOIN LATERAL (SELECT general_licenses FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true,
    unnest(d.general_licenses) AS license
  WHERE p.state = 'paid' AND p.payment_date BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31) GROUP BY license`

export type RefusedByRule = { rule: RuleName; count: number; cents: Cents }

/** The blocked entries of a year by rule. An entry that two rules refuse stands under both. */
export const listBlockedByRule = (year: number): Promise<RefusedByRule[]> => db.$queryRaw<RefusedByRule[]>`
  SELECT rule, count(*)::int AS count, sum(p.amount_cents)::float8 AS cents
  FROM payment p JOIN LATERAL (SELECT * FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true,
    unnest(${REFUSING_RULES}) AS rule
  WHERE p.state = 'blocked' AND p.year = ${year} GROUP BY rule ORDER BY cents DESC, rule`

/** Money that was paid outside the authorization: never part of the used sum, never lost. */
export type Violation = {
  paymentId: string
  reference: string
  companyName: string
  paymentDate: IsoDate
  amountCents: Cents
  /** What was written about it: the reason of whoever declared it, or the note of the entry. */
  words: string
  rules: RuleName[]
}

const VIOLATIONS_SHOWN = 200

/** The apparent violations of a year, by payment date. */
export const listViolations = (year: number): Promise<Violation[]> => db.$queryRaw<Violation[]>`
  SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", p.payment_date::text AS "paymentDate", p.amount_cents AS "amountCents",
    coalesce(nullif(t.reason, ''), p.note) AS words, ${Prisma.sql`d.blocked_by`} AS rules
  FROM payment p JOIN company c ON c.id = p.company_id
    JOIN LATERAL (SELECT * FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
    LEFT JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'violation'
  WHERE p.state = 'violation' AND p.year = ${year} ORDER BY p.payment_date, p.reference LIMIT ${VIOLATIONS_SHOWN}`
