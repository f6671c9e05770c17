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

/**
 * Totals of a filter. A year or a company alone is read from the rollup, never counted row by row has no place on a
 * page).
 */
export async function totalPayments(params: PaymentListParams): Promise<PaymentTotals> {
  const { sort: _sort, after: _after, before: _before, year, company, ...narrower } = params
  const isRollup = Object.values(narrower).every((value) => value === undefined || value === '')
  return isRollup ? totalFromRollup(year, company) : totalFromRows(params)
}

async function totalFromRows(params: PaymentListParams): Promise<PaymentTotals> {
  const sums = await db.$queryRaw<Sum[]>`
    SELECT p.state::text AS state, count(*)::int AS count, sum(p.amount_cents)::float8 AS cents
    FROM ${PAYMENT_TABLES} WHERE ${paymentFilter(params)} GROUP BY p.state`
  const cents = (...states: PaymentState[]) =>
    sums.filter(({ state }) => states.includes(state)).reduce((total, sum) => total + sum.cents, 0)
  const byState = Object.fromEntries(
    PAYMENT_STATES.map((state) => [state, sums.find((sum) => sum.state === state)?.count ?? 0]),
  )
  return {
    count: sums.reduce((total, sum) => total + sum.count, 0),
    usedCents: cents('paid'),
    reservedCents: cents('requested', 'in_review', 'approved'),
    refusedCents: cents('blocked'),
    violationCents: cents('violation'),
    byState: byState as Record<PaymentState, number>,
  }
}

async function totalFromRollup(year: number | undefined, companyId: string | undefined): Promise<PaymentTotals> {
  const { _sum: sum } = await db.companyYear.aggregate({
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
  const byState = {
    requested: sum.requestedCount ?? 0,
    in_review: sum.inReviewCount ?? 0,
    unreserved: sum.unreservedCount ?? 0,
    approved: sum.approvedCount ?? 0,
    paid: sum.paidCount ?? 0,
    rejected: sum.rejectedCount ?? 0,
    voided: sum.voidedCount ?? 0,
    blocked: sum.blockedCount ?? 0,
    violation: sum.violationCount ?? 0,
  }
  return {
    count: Object.values(byState).reduce((total, count) => total + count, 0),
    usedCents: sum.usedCents ?? 0,
    reservedCents: sum.reservedCents ?? 0,
    refusedCents: Number(sum.blockedCents ?? 0),
    violationCents: Number(sum.violationCents ?? 0),
    byState,
  }
}
