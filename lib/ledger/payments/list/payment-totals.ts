import 'server-only'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import type { Cents } from '@/lib/kernel/money'
import { PAYMENT_TABLES, paymentFilter } from './payment-filter'
import type { PaymentListParams } from './payment-list-params'
import { PAYMENT_STATES } from './payment-states'

/**
 * The count and the sums of a filter, as they stand on screen and in the control totals of an export. All of the
 * filter, not of the page.
 */
export type PaymentTotals = {
  count: number
  usedCents: Cents
  reservedCents: Cents
  refusedCents: Cents
  violationCents: Cents
  byState: Record<PaymentState, number>
}

type Sum = { state: PaymentState; count: number; cents: number }

/** The most rows that are counted unrequested. */
export const MOST_COUNTED_ROWS = 10_000

const RESERVED_STATES: readonly PaymentState[] = ['requested', 'in_review', 'approved']

/** The totals of a filter, exact, whatever it costs. */
export const totalPayments = async (params: PaymentListParams): Promise<PaymentTotals> =>
  (await totalFromRollup(params)) ?? sumUp(await sumRows(params, null))

/**
 * The totals of a filter where they are at hand: from the rollup, or from up to 10,000 rows. Null when there are more
 * rows; nothing is known of them then but that.
 */
export async function totalPaymentsAtHand(params: PaymentListParams): Promise<PaymentTotals | null> {
  const rollup = await totalFromRollup(params)
  if (rollup) return rollup
  const totals = sumUp(await sumRows(params, MOST_COUNTED_ROWS + 1))
  return totals.count > MOST_COUNTED_ROWS ? null : totals
}

/** The sums of each state over the rows of a filter, or over that many of them. */
const sumRows = (params: PaymentListParams, limit: number | null) => db.$queryRaw<Sum[]>`
  SELECT counted.state::text AS state, count(*)::int AS count, sum(counted.amount_cents)::float8 AS cents
  FROM (
    SELECT p.state, p.amount_cents FROM ${PAYMENT_TABLES} WHERE ${paymentFilter(params)} LIMIT ${limit}::int
  ) counted
  GROUP BY counted.state`

function sumUp(sums: readonly Sum[]): PaymentTotals {
  const cents = (...states: readonly PaymentState[]) =>
    sums.filter(({ state }) => states.includes(state)).reduce((total, sum) => total + sum.cents, 0)
  const byState = Object.fromEntries(
    PAYMENT_STATES.map((state) => [state, sums.find((sum) => sum.state === state)?.count ?? 0]),
  )
  return {
    count: sums.reduce((total, sum) => total + sum.count, 0),
    usedCents: cents('paid'),
    reservedCents: cents(...RESERVED_STATES),
    refusedCents: cents('blocked'),
    violationCents: cents('violation'),
    byState: byState as Record<PaymentState, number>,
  }
}

/**
 * The totals of a year, a company and states from the rollup, which has the sum of all reservations and not of each of
 * their states. Null for any other filter.
 */
async function totalFromRollup(params: PaymentListParams): Promise<PaymentTotals | null> {
  const { sort: _sort, after: _after, before: _before, year, company, state: states, ...narrower } = params
  if (Object.values(narrower).some((value) => value !== undefined && value !== '')) return null
  const has = (state: PaymentState) => !states || states.includes(state)
  const reserved = RESERVED_STATES.filter(has)
  if (reserved.length > 0 && reserved.length < RESERVED_STATES.length) return null
  const sum = await sumOfCompanyYears(year, company)
  const byState = Object.fromEntries(
    PAYMENT_STATES.map((state) => [state, has(state) ? (sum[COUNTS[state]] ?? 0) : 0]),
  ) as Record<PaymentState, number>
  return {
    count: Object.values(byState).reduce((total, count) => total + count, 0),
    usedCents: has('paid') ? (sum.usedCents ?? 0) : 0,
    reservedCents: reserved.length > 0 ? (sum.reservedCents ?? 0) : 0,
    refusedCents: has('blocked') ? Number(sum.blockedCents ?? 0) : 0,
    violationCents: has('violation') ? Number(sum.violationCents ?? 0) : 0,
    byState,
  }
}

const COUNTS = {
  requested: 'requestedCount',
  in_review: 'inReviewCount',
  unreserved: 'unreservedCount',
  approved: 'approvedCount',
  paid: 'paidCount',
  rejected: 'rejectedCount',
  voided: 'voidedCount',
  blocked: 'blockedCount',
  violation: 'violationCount',
} as const satisfies Record<PaymentState, string>

async function sumOfCompanyYears(year: number | undefined, companyId: string | undefined) {
  const { _sum } = await db.companyYear.aggregate({
    where: { ...(year && { year }), ...(companyId && { companyId }) },
    _sum: {
      usedCents: true,
      reservedCents: true,
      blockedCents: true,
      violationCents: true,
      requestedCount: true,
      inReviewCount: true,
      unreservedCount: true,
      approvedCount: true,
      paidCount: true,
      rejectedCount: true,
      voidedCount: true,
      blockedCount: true,
      violationCount: true,
    },
  })
  return _sum
}
