import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/audit/audited'
import { endingIn, LICENSE_SOURCE } from '@/lib/fsb-licenses/fsb-license-filter'
import { REFUSING_RULES } from '@/lib/overview/watch-queries'
import { REVIEW_WAIT_DAYS } from '@/lib/payments/conduct-policy'
import { PAYMENT_TABLES, paymentFilter } from '@/lib/payments/payment-filter'
import type { PaymentListParams } from '@/lib/payments/payment-list-params'
import type { RuleName } from '@/lib/rules/types'
import type { Compared, Correction, ExpiringLicense, Reviews, Sum, Violation } from './summary-figures'
import { companyIn, type SummaryScope } from './summary-scope'

const ROWS_SHOWN = 200

type Filter = Partial<Omit<PaymentListParams, 'sort' | 'after' | 'before' | 'year' | 'company'>>

/** Counts by the very filter of the list that the figure links to, so that the two cannot differ; with the year before. */
export async function countFiltered(
  transaction: Transaction,
  { year, companyId }: SummaryScope,
  filter: Filter,
): Promise<Compared> {
  const count = async (which: number): Promise<Sum> => {
    const rows = await transaction.$queryRaw<Sum[]>`
      SELECT count(*)::int AS count, coalesce(sum(p.amount_cents), 0)::float8 AS cents FROM ${PAYMENT_TABLES}
      WHERE ${paymentFilter({ ...filter, year: which, company: companyId })}`
    return rows[0] ?? { count: 0, cents: 0 }
  }
  return { ...(await count(year)), before: await count(year - 1) }
}

/** The blocked entries of a year and the one before by rule. An entry that two rules refuse stands under both. */
export async function readBlockedByRule(transaction: Transaction, scope: SummaryScope) {
  const rows = await transaction.$queryRaw<(Sum & { year: number; rule: RuleName })[]>`
    SELECT p.year, rule, count(*)::int AS count, sum(p.amount_cents)::float8 AS cents
    FROM payment p JOIN LATERAL (SELECT * FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true,
      unnest(${REFUSING_RULES}) AS rule
    WHERE p.state = 'blocked' AND p.payment_date BETWEEN make_date(${scope.year - 1}::int, 1, 1) AND make_date(${scope.year}::int, 12, 31)
      AND ${companyIn(Prisma.sql`p.company_id`, scope)} GROUP BY 1, 2`
  const of = (rule: RuleName, year: number): Sum => {
    const row = rows.find((given) => given.rule === rule && given.year === year)
    return { count: row?.count ?? 0, cents: row?.cents ?? 0 }
  }
  return [...new Set(rows.map(({ rule }) => rule))]
    .map((rule) => ({ rule, ...of(rule, scope.year), before: of(rule, scope.year - 1) }))
    .sort((one, other) => other.cents - one.cents || other.count - one.count || (one.rule < other.rule ? -1 : 1))
}

/** How the reviews of the payments of a year went. */
export async function readReviews(transaction: Transaction, scope: SummaryScope): Promise<Reviews> {
  const rows = await transaction.$queryRaw<Reviews[]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE decided.at IS NULL)::int AS open, count(*) FILTER (WHERE decided.to_state = 'requested')::int AS cleared,
      count(*) FILTER (WHERE decided.to_state <> 'requested')::int AS refused,
      count(*) FILTER (WHERE decided.at - review.at > make_interval(days => ${REVIEW_WAIT_DAYS}::int))::int AS "waitedLong",
      floor(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided.at - review.at)) / 60)::int AS "medianMinutes",
      floor(max(extract(epoch FROM decided.at - review.at)) / 60)::int AS "longestMinutes"
    FROM payment_transition review JOIN payment p ON p.id = review.payment_id
      LEFT JOIN payment_transition decided ON decided.payment_id = review.payment_id AND decided.seq = review.seq + 1
    WHERE review.to_state = 'in_review' AND p.year = ${scope.year} AND ${companyIn(Prisma.sql`p.company_id`, scope)}`
  const reviews = rows[0]
  if (!reviews) throw new Error('the reviews of a year could not be read')
  return reviews
}

/** The apparent violations of a year, by payment date. */
export const readViolations = (transaction: Transaction, scope: SummaryScope): Promise<Violation[]> =>
  transaction.$queryRaw<Violation[]>`
    SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", p.payment_date::text AS "paymentDate", p.amount_cents AS "amountCents",
      coalesce(nullif(t.reason, ''), p.note) AS words, d.blocked_by AS rules
    FROM payment p JOIN company c ON c.id = p.company_id
      JOIN LATERAL (SELECT * FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
      LEFT JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'violation'
    WHERE p.state = 'violation' AND p.year = ${scope.year} AND ${companyIn(Prisma.sql`p.company_id`, scope)}
    ORDER BY p.payment_date, p.reference LIMIT ${ROWS_SHOWN}`

/** The corrections of a year: entries that were voided and entries made in the place of others, newest first. */
export const readCorrections = (transaction: Transaction, scope: SummaryScope): Promise<Correction[]> =>
  transaction.$queryRaw<Correction[]>`
    SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", 'voided' AS kind, x.reference AS corrects, p.amount_cents AS "amountCents",
      to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
      CASE WHEN v.id IS NULL THEN a.name ELSE k.name || ', confirmed by ' || a.name END AS who, t.reason AS why
    FROM payment p JOIN company c ON c.id = p.company_id JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'voided'
      JOIN person a ON a.id = t.actor_id LEFT JOIN payment x ON x.id = p.corrects_id
      LEFT JOIN void_request v ON v.payment_id = p.id AND v.confirmed LEFT JOIN person k ON k.id = v.asked_by_id
    WHERE p.state = 'voided' AND p.year = ${scope.year} AND ${companyIn(Prisma.sql`p.company_id`, scope)}
    UNION ALL
    SELECT p.id, p.reference, c.name, 'entered anew', x.reference, p.amount_cents, to_char(p.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      r.name, p.note
    FROM payment p JOIN company c ON c.id = p.company_id JOIN person r ON r.id = p.recorded_by_id JOIN payment x ON x.id = p.corrects_id
    WHERE p.year = ${scope.year} AND ${companyIn(Prisma.sql`p.company_id`, scope)}
    ORDER BY at DESC, reference, kind LIMIT ${ROWS_SHOWN}`

/** The FSB licenses whose validity ends in a year, soonest first, with how many there are in that year and the one before. */
export async function readExpiring(transaction: Transaction, scope: SummaryScope) {
  const company = companyIn(Prisma.sql`l.company_id`, scope)
  const count = async (year: number) => {
    const rows = await transaction.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM ${LICENSE_SOURCE} WHERE ${endingIn(year)} AND ${company}`
    return rows[0]?.count ?? 0
  }
  const rows = await transaction.$queryRaw<ExpiringLicense[]>`
    SELECT l.id AS "licenseId", l.number, l.kind::text AS kind, c.name AS "companyName", l.valid_until::text AS "validUntil" FROM ${LICENSE_SOURCE}
    WHERE ${endingIn(scope.year)} AND ${company} ORDER BY l.valid_until, l.number, l.id LIMIT ${ROWS_SHOWN}`
  return { count: await count(scope.year), before: await count(scope.year - 1), rows }
}
