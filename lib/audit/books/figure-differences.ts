import 'server-only'
import { Prisma } from '@/generated/prisma/client'

/** The figures of a company-year and what each is the sum or the number of, among the payments of that year. */
const COMPANY_YEAR: readonly [column: string, figure: string, states: string][] = [
  ['used_cents', 'sum', `'paid'`],
  ['reserved_cents', 'sum', `'requested', 'in_review', 'approved'`],
  ['blocked_cents', 'sum', `'blocked'`],
  ['violation_cents', 'sum', `'violation'`],
  ['requested_count', 'count', `'requested'`],
  ['in_review_count', 'count', `'in_review'`],
  ['approved_count', 'count', `'approved'`],
  ['paid_count', 'count', `'paid'`],
  ['rejected_count', 'count', `'rejected'`],
  ['voided_count', 'count', `'voided'`],
  ['blocked_count', 'count', `'blocked'`],
  ['violation_count', 'count', `'violation'`],
  ['unreserved_count', 'count', `'unreserved'`],
]
const sums = COMPANY_YEAR.map(([column, figure, states]) => {
  const aggregate = figure === 'sum' ? 'sum(p.amount_cents)' : 'count(*)'
  return `coalesce(${aggregate} FILTER (WHERE p.state IN (${states})), 0) AS ${column}`
}).join(', ')
const pairs = COMPANY_YEAR.map(([column]) => `('${column}', y.${column}::text, coalesce(s.${column}, 0)::text)`).join(
  ', ',
)

const OF_COMPANY_YEARS = `
  SELECT 'company_year ' || coalesce(y.company_id, s.company_id) || ' ' || coalesce(y.year, s.year) AS row, each.*
  FROM public.company_year AS y
    FULL JOIN (SELECT p.company_id, p.year, ${sums} FROM public.payment AS p GROUP BY 1, 2) AS s
      ON s.company_id = y.company_id AND s.year = y.year
    CROSS JOIN LATERAL (VALUES ${pairs},
      ('cap_cents', y.cap_cents::text, '500000'),
      ('payer_id', y.payer_id::text, (SELECT c.payer_id::text FROM public.company AS c WHERE c.id = y.company_id))
    ) AS each("column", stored, expected)`

const OF_PAYER_YEARS = `
  SELECT 'payer_year ' || coalesce(y.payer_id, s.payer_id) || ' ' || coalesce(y.year, s.year) AS row, each.*
  FROM public.payer_year AS y
    FULL JOIN (
      SELECT payer_id, year, sum(used_cents) AS used_cents, sum(reserved_cents) AS reserved_cents,
        sum(violation_cents) AS violation_cents
      FROM public.company_year WHERE payer_id IS NOT NULL GROUP BY 1, 2
    ) AS s ON s.payer_id = y.payer_id AND s.year = y.year
    CROSS JOIN LATERAL (VALUES
      ('cap_cents', y.cap_cents::text, '500000'),
      ('used_cents', y.used_cents::text, coalesce(s.used_cents, 0)::text),
      ('reserved_cents', y.reserved_cents::text, coalesce(s.reserved_cents, 0)::text),
      ('violation_cents', y.violation_cents::text, coalesce(s.violation_cents, 0)::text)
    ) AS each("column", stored, expected)`

const OF_PAYMENTS = `
  SELECT 'payment ' || p.id AS row, each.*
  FROM public.payment AS p
    LEFT JOIN (
      SELECT payment_id, max(seq) AS newest, count(*) AS count, (array_agg(to_state ORDER BY seq DESC))[1] AS state
      FROM public.payment_transition GROUP BY 1
    ) AS t ON t.payment_id = p.id
    CROSS JOIN LATERAL (VALUES
      ('state', p.state::text, t.state::text),
      ('transitions', t.count::text, t.newest::text)
    ) AS each("column", stored, expected)`

const OF_PAYMENT_CASES = `
  SELECT 'screening_case ' || k.id AS row, each.*
  FROM public.screening_case AS k
    LEFT JOIN public.payment_destination AS d ON d.payment_id = k.payment_id AND d.position = k.position
    LEFT JOIN public.payment AS p ON p.id = k.payment_id
    LEFT JOIN LATERAL (
      SELECT t.at, t.actor_id, t.to_state, t.reason FROM public.payment_transition AS t
      WHERE t.payment_id = k.payment_id AND t.from_state IN ('in_review', 'unreserved') AND t.actor_id IS NOT NULL
      ORDER BY t.seq LIMIT 1
    ) AS t ON true
    CROSS JOIN LATERAL (VALUES
      ('subject', k.subject, 'payment:' || d.payment_id || ':' || d.position),
      ('company_id', k.company_id::text, p.company_id::text),
      ('opened_at', k.opened_at::text, p.recorded_at::text),
      ('outcome', k.outcome::text, d.outcome::text),
      ('verdict', k.verdict::text, d.verdict::text),
      ('decided_at', k.decided_at::text, t.at::text),
      ('decided_by_id', k.decided_by_id::text, t.actor_id::text),
      ('decision', k.decision, CASE WHEN t.to_state IS NULL THEN NULL WHEN t.to_state = 'requested' THEN 'not_in_crimea'
        WHEN t.to_state IN ('blocked', 'violation') THEN 'in_crimea' ELSE 'cannot_be_told' END),
      ('reason', k.reason, CASE WHEN t.to_state IS NULL THEN ''
        ELSE coalesce(nullif(t.reason, ''), 'The payment became ' || t.to_state || '.') END)
    ) AS each("column", stored, expected)
  WHERE k.source = 'payment'`

/**
 * Every figure or fact that does not follow from the rows it comes from: the row, its column, what is stored and what
 * follows. The figures of company-years and payer-years follow from payments, the state of a payment from its last
 * transition, and a case of a payment from its destination and the decision about the payment.
 */
export const FIGURE_DIFFERENCES = Prisma.sql`
  SELECT row, "column", stored, expected
  FROM (${Prisma.raw([OF_COMPANY_YEARS, OF_PAYER_YEARS, OF_PAYMENTS, OF_PAYMENT_CASES].join(' UNION ALL '))}) AS held
  WHERE stored IS DISTINCT FROM expected`
