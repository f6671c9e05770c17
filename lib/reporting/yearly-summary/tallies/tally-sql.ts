import { Prisma } from '@/generated/prisma/client'
import { BANDS } from '@/lib/compliance/rules/money/headroom'
import { isOneOf } from '@/lib/database/enum-filter'
import { enteredLate, NEAR_MISS_BY, REVIEW_WAITED_LONG } from '@/lib/ledger/payments/list/conduct-filter'
import { REFUSING_RULES } from '@/lib/ledger/payments/list/refusing-rules'
import { bandSql, leftSql, PAID_NINETY_FIVE, ROLLUP_HEADROOM } from '@/lib/records/companies/headroom-sql'

// The only place that defines how one payment and one company-year count in a summary. The same statement adds up all
// payments of a year, those of one company, and the changes since an instant: then a changed payment is included twice,
// as it was with the sign -1 and as it is with the sign 1.

/** A year with tallies up to an instant. */
export type Settled = { year: number; settledAt: string }

/**
 * What to add up: whole years, one or several in a row, of all companies or of one, and the changes of years since an
 * instant.
 */
export type TallyScope = { years: readonly number[]; companyId?: string; since: readonly Settled[] }

const NONE = Prisma.sql`false`
const FACTS = Prisma.sql`p.id, p.year, p.company_id, p.fsb_license_id, p.product_id, p.payee_kind, p.payee_name,
  p.entered_cents, p.payment_date, p.corrects_id, p.recorded_at`
/**
 * The amount that counts now, and the amount that counted until an instant: a debit of another amount replaces the
 * entered one when the payment is settled.
 */
const COUNTED = Prisma.sql`p.amount_cents, p.settled_at AS debited_at`
const COUNTED_THEN = Prisma.sql`CASE WHEN p.debited_at > p.settled_at THEN coalesce(p.entered_cents, p.amount_cents)
  ELSE p.amount_cents END`

/** The years as a condition that can use an index by date. */
const datesOf = (years: readonly number[]): Prisma.Sql =>
  years.length === 0
    ? NONE
    : Prisma.sql`p.payment_date BETWEEN make_date(${Math.min(...years)}::int, 1, 1)
      AND make_date(${Math.max(...years)}::int, 12, 31)`

/**
 * Payments that changed since the instant of their year, each once. They are found by the index of the audit trail, so
 * that recording does not maintain another index; from the earliest instant on, so that the planner knows how small a
 * part of the trail it is.
 */
function touched(since: readonly Settled[]): Prisma.Sql {
  const [first] = since.map(({ settledAt }) => settledAt).sort()
  if (!first)
    return Prisma.sql`SELECT NULL::timestamptz AS settled_at, p.state, ${FACTS}, ${COUNTED} FROM payment p WHERE false`
  const settledAt = Prisma.sql`CASE p.year ${Prisma.join(
    since.map((of) => Prisma.sql`WHEN ${of.year}::int THEN ${of.settledAt}::timestamptz`),
    ' ',
  )} END`
  return Prisma.sql`SELECT ${settledAt} AS settled_at, p.state, ${FACTS}, ${COUNTED}
    FROM (
      SELECT CASE WHEN target_kind = 'payment' THEN target_id::uuid END AS id, max(at) AS at FROM audit_event
      WHERE at > ${first}::timestamptz AND target_kind = 'payment' GROUP BY 1
    ) e JOIN payment p ON p.id = e.id WHERE e.at > ${settledAt}`
}

const moves = (scope: TallyScope): Prisma.Sql => Prisma.sql`touched AS MATERIALIZED (${touched(scope.since)}),
  moved AS MATERIALIZED (
    SELECT 1 AS sign, p.state, 'infinity'::timestamptz AS until, ${FACTS}, p.amount_cents FROM touched p
    UNION ALL
    SELECT -1, was.to_state, p.settled_at, ${FACTS}, ${COUNTED_THEN} FROM touched p
      CROSS JOIN LATERAL (SELECT to_state FROM payment_transition t WHERE t.payment_id = p.id AND t.at <= p.settled_at
        ORDER BY t.seq DESC LIMIT 1) was
  )`

/** Groups of payments that are of the same kind in every respect, so that each group is evaluated once. */
const cells = ({ years, companyId }: TallyScope): Prisma.Sql => Prisma.sql`cells AS (
    SELECT p.year, p.sign, p.state, p.payment_date, l.kind::text AS license_kind, p.payee_kind::text AS payee_kind,
      coalesce(o.kind::text, 'none') AS product_kind,
      latest.general_licenses, latest.rules, near.within, near.over, ${enteredLate('after_payment')} AS after_payment,
        ${enteredLate('after_year')} AS after_year,
      p.corrects_id IS NOT NULL AS anew, review.ended, review.waited, review.wait_minutes, count(*) AS count,
        sum(p.amount_cents) AS cents
    FROM (
      SELECT 1 AS sign, p.state, 'infinity'::timestamptz AS until, ${FACTS}, p.amount_cents FROM payment p
        WHERE ${datesOf(years)} AND ${companyId ? Prisma.sql`p.company_id = ${companyId}::uuid` : Prisma.sql`true`}
      UNION ALL SELECT * FROM moved
    ) p LEFT JOIN fsb_license l ON l.id = p.fsb_license_id LEFT JOIN product o ON o.id = p.product_id
      CROSS JOIN LATERAL (SELECT d.general_licenses, CASE WHEN p.state = 'blocked' THEN ${REFUSING_RULES} END AS rules
        FROM payment_determination d WHERE d.payment_id = p.id ORDER BY d.seq DESC LIMIT 1) latest
      CROSS JOIN LATERAL (SELECT ${NEAR_MISS_BY.within.inState} AND ${NEAR_MISS_BY.within.found} AS within,
        ${NEAR_MISS_BY.over.inState} AND ${NEAR_MISS_BY.over.found} AS over
        FROM payment_determination d WHERE d.payment_id = p.id AND d.seq = 1) near
      LEFT JOIN LATERAL (SELECT CASE WHEN decided.at IS NULL THEN 'open' WHEN decided.to_state = 'requested'
        THEN 'cleared' ELSE 'refused' END AS ended,
          ${REVIEW_WAITED_LONG} AS waited, floor(extract(epoch FROM decided.at - review.at) / 60)::int AS wait_minutes
        FROM payment_transition review LEFT JOIN payment_transition decided ON decided.payment_id = review.payment_id
          AND decided.seq = review.seq + 1 AND decided.at <= p.until
        WHERE review.payment_id = p.id AND review.to_state = 'in_review' AND review.at <= p.until
          ORDER BY review.seq DESC LIMIT 1) review ON true
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17
  )`

/**
 * The figures that a cell counts toward. A wait is in whole minutes below an hour and in whole hours from there, as it
 * is shown.
 */
const MARKS = Prisma.sql`SELECT cells.year, mark.part, mark.key, sum(sign * count)::bigint AS count,
  sum(sign * cents)::bigint AS cents
    FROM cells CROSS JOIN LATERAL (
      SELECT * FROM (VALUES
        ('paid-day', CASE WHEN state = 'paid' THEN payment_date::text END),
        ('reserved-month', CASE WHEN state IN ('requested', 'in_review', 'approved')
          THEN extract(month FROM payment_date)::text END),
        ('license-kind', CASE WHEN state = 'paid' THEN license_kind END),
        ('payee-kind', CASE WHEN state = 'paid' THEN payee_kind END),
        ('product-kind', CASE WHEN state = 'paid' THEN product_kind END),
        ('near', CASE WHEN within THEN 'within' WHEN over THEN 'over' END),
        ('late', CASE WHEN after_payment THEN 'after_payment' END),
        ('late', CASE WHEN after_year THEN 'after_year' END),
        ('correction', CASE WHEN state = 'voided' THEN 'voided' END),
        ('correction', CASE WHEN anew THEN 'anew' END),
        ('review', ended),
        ('review', CASE WHEN waited THEN 'waited' END),
        ('review-minutes', (CASE WHEN wait_minutes < 60 THEN wait_minutes ELSE wait_minutes / 60 * 60 END)::text)
      ) AS one(part, key) WHERE key IS NOT NULL
      UNION ALL SELECT DISTINCT 'general-license', name FROM unnest(CASE WHEN state = 'paid'
        THEN general_licenses END) AS name
      UNION ALL SELECT 'rule', name FROM unnest(rules) AS name
    ) mark(part, key) GROUP BY 1, 2, 3`

const ROOM_SUMS = [
  'cap_cents',
  'used_cents',
  'reserved_cents',
  'blocked_cents',
  'violation_cents',
  'requested_count',
  'in_review_count',
  'unreserved_count',
  'approved_count',
  'paid_count',
  'rejected_count',
  'voided_count',
  'blocked_count',
  'violation_count',
] as const
const ROOM = Prisma.raw(ROOM_SUMS.map((column) => `y.${column}`).join(', '))
const BROUGHT = Prisma.raw(ROOM_SUMS.map((column) => `moves.brought_${column}`).join(', '))
/** The totals of a company-year before the transitions: its current totals less what the transitions added. */
const ROOM_BEFORE = Prisma.raw(ROOM_SUMS.map((column) => `(y.${column} - y.brought_${column})::bigint`).join(', '))

/**
 * What the transitions added to a total of a company-year: the number or the amount of the payments that entered its
 * states, less those that left them.
 */
const brought = (column: (typeof ROOM_SUMS)[number]): Prisma.Sql => {
  const [what, of] = column.split('_').length === 3 ? ['in_review', 'count'] : (column.split('_') as [string, string])
  const name = Prisma.raw(`brought_${column}`)
  if (what === 'cap') return Prisma.sql`0 AS ${name}`
  const states = { used: ['paid'], reserved: ['requested', 'in_review', 'approved'] }[what] ?? [what]
  const sum = of === 'cents' ? Prisma.sql`sign * amount_cents` : Prisma.sql`sign`
  const isCounted = isOneOf(Prisma.sql`state`, 'PaymentState', states)
  return Prisma.sql`coalesce(sum(${sum}) FILTER (WHERE ${isCounted}), 0) AS ${name}`
}

/**
 * Company-years: for whole years as they are; since an instant those with a changed payment, as they are and, if they
 * had entries at the time, as they were.
 */
const rooms = ({ years, companyId }: TallyScope): Prisma.Sql => Prisma.sql`moved_rooms AS MATERIALIZED (
    SELECT y.year, ${ROOM}, ${BROUGHT} FROM (SELECT company_id, year, ${Prisma.join(ROOM_SUMS.map(brought))} FROM moved
      GROUP BY 1, 2) moves
      JOIN company_year y ON y.company_id = moves.company_id AND y.year = moves.year
  ),
  rooms AS (
    SELECT 1 AS sign, y.year, ${ROOM} FROM company_year y
      WHERE ${years.length === 0 ? NONE : Prisma.sql`y.year IN (${Prisma.join([...years])})`}
        AND ${companyId ? Prisma.sql`y.company_id = ${companyId}::uuid` : Prisma.sql`true`}
    UNION ALL
    SELECT 1, y.year, ${ROOM} FROM moved_rooms y
    UNION ALL
    SELECT -1, y.year, ${ROOM_BEFORE} FROM moved_rooms y WHERE ${Prisma.raw(
      ROOM_SUMS.filter((column) => column.endsWith('_count'))
        .map((column) => `y.${column} - y.brought_${column}`)
        .join(' + '),
    )} > 0
  )`

const ROOM_FIGURES: readonly [string, Prisma.Sql][] = [
  ...ROOM_SUMS.map((column): [string, Prisma.Sql] => [column, Prisma.sql`sum(y.sign * y.${Prisma.raw(column)})`]),
  ['companies_paid', Prisma.sql`sum(y.sign) FILTER (WHERE y.paid_count > 0)`],
  ['companies', Prisma.sql`sum(y.sign)`],
  ['left_cents', Prisma.sql`sum(y.sign * ${leftSql(ROLLUP_HEADROOM)})`],
  ['ninety_five', Prisma.sql`sum(y.sign) FILTER (WHERE ${PAID_NINETY_FIVE})`],
  ...BANDS.map((band): [string, Prisma.Sql] => [
    band,
    Prisma.sql`sum(y.sign) FILTER (WHERE ${bandSql(ROLLUP_HEADROOM)} = ${band})`,
  ]),
]

const TOTAL_VALUES = ROOM_FIGURES.map(([key]) => Prisma.sql`(${Prisma.raw(`'${key}'`)}, ${Prisma.raw(key)})`)
const TOTALS = Prisma.sql`SELECT year, 'total' AS part, figure.key, 0::bigint AS count, figure.cents::bigint AS cents
    FROM (
      SELECT y.year, ${Prisma.join(ROOM_FIGURES.map(([key, sum]) => Prisma.sql`${sum} AS ${Prisma.raw(key)}`))}
      FROM rooms y GROUP BY y.year
    ) sums CROSS JOIN LATERAL (VALUES ${Prisma.join(TOTAL_VALUES)}) AS figure(key, cents)`

/** The amount paid to each payee by name. */
const payees = ({ years, companyId }: TallyScope): Prisma.Sql => Prisma.sql`
    SELECT p.year, 'payee-name', p.payee_name, sum(p.sign)::bigint, sum(p.sign * p.amount_cents)::bigint FROM (
      SELECT 1 AS sign, p.year, p.payee_name, p.amount_cents FROM payment p
        WHERE p.state = 'paid' AND ${datesOf(years)}
          AND ${companyId ? Prisma.sql`p.company_id = ${companyId}::uuid` : Prisma.sql`true`}
      UNION ALL SELECT sign, year, payee_name, amount_cents FROM moved WHERE state = 'paid'
    ) p GROUP BY 1, 3`

/** The changed entries that are corrections: the candidates for their list. */
const CORRECTED = Prisma.sql`
    SELECT p.year, 'corrected', p.id::text, 1::bigint, 0::bigint FROM moved p WHERE p.sign = 1
      AND (p.state = 'voided' OR p.corrects_id IS NOT NULL)`

/**
 * A SELECT of `year, part, key, count, cents`: every figure that a summary adds up over payments and company-years. A
 * figure without any payment may be missing, and since an instant a figure may be negative.
 */
export const tallySql = (
  scope: TallyScope,
): Prisma.Sql => Prisma.sql`WITH ${moves(scope)}, ${cells(scope)}, ${rooms(scope)}
  ${MARKS} UNION ALL ${TOTALS} UNION ALL ${payees(scope)} UNION ALL ${CORRECTED}`
