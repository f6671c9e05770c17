import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import type { Actor } from '@/lib/permissions/permissions'
import { PAYMENT_TABLES, paymentFilter } from '../list/payment-filter'
import type { PaymentListParams } from '../list/payment-list-params'
import { cursorOfPayment, firstPaymentFrom } from './payment-place'

/** Payments `p` that await a decision: requested or in review, and no void of them is requested. */
const UNDECIDED = Prisma.sql`
  (p.state IN ('requested', 'in_review', 'unreserved')
    AND NOT EXISTS (SELECT FROM void_request v WHERE v.payment_id = p.id AND v.decided_at IS NULL))`

/** Of those, the ones that this person may decide: they neither recorded nor settled the payment. */
const decidableBy = (actor: Pick<Actor, 'id'>): Prisma.Sql => Prisma.sql`
  (p.recorded_by_id <> ${actor.id}::uuid AND NOT EXISTS (SELECT FROM payment_settlement s
    WHERE s.payment_id = p.id AND s.settled_by_id = ${actor.id}::uuid))`

/**
 * The next payment of a list that awaits a decision of this person: the first after the one just decided, or, when none
 * is left there, the first of the list. Undefined when none of the list awaits them.
 */
export async function nextWaitingPayment(
  actor: Pick<Actor, 'id'>,
  params: PaymentListParams,
  decidedId?: string,
): Promise<string | undefined> {
  const waiting = Prisma.sql`${UNDECIDED} AND ${decidableBy(actor)}`
  const cursor = decidedId && (await cursorOfPayment(params.sort, decidedId))
  const later = cursor ? await firstPaymentFrom(params, { after: cursor }, waiting) : undefined
  if (later || !decidedId) return later ?? firstPaymentFrom(params, {}, waiting)
  return firstPaymentFrom(params, {}, Prisma.sql`${waiting} AND p.id <> ${decidedId}::uuid`)
}

/** Undecided payments of a list: those that this person may decide, and those that another manager must. */
export type WaitingCounts = { mine: number; others: number }

/** Counts the undecided payments of a list. */
export async function countWaitingPayments(
  actor: Pick<Actor, 'id'>,
  params: PaymentListParams,
): Promise<WaitingCounts> {
  const [counts] = await db.$queryRaw<WaitingCounts[]>`
    SELECT count(*) FILTER (WHERE ${decidableBy(actor)})::int AS mine,
      count(*) FILTER (WHERE NOT ${decidableBy(actor)})::int AS others
    FROM ${PAYMENT_TABLES} WHERE ${UNDECIDED} AND ${paymentFilter(params)}`
  return counts ?? { mine: 0, others: 0 }
}
