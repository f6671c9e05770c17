import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPlace } from '@/lib/database/keyset'
import { writeCursor } from '@/lib/kernel/list-params'
import { PAYMENT_TABLES, paymentFilter } from '../list/payment-filter'
import { PAYMENT_ORDERS } from '../list/payment-list'
import type { PaymentListParams } from '../list/payment-list-params'

/**
 * The cursor of a payment in the order of a list, whether or not the filter of the list still matches it; undefined for
 * an unknown id.
 */
export async function cursorOfPayment(sort: PaymentListParams['sort'], id: string): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ place: string }[]>`
    SELECT ${PAYMENT_ORDERS[sort].by}::text AS place FROM ${PAYMENT_TABLES} WHERE p.id = ${id}::uuid`
  return row && writeCursor({ value: row.place, id })
}

/** The first payment of a list from a place on; going back, the one just before it. `also` narrows the filter. */
export async function firstPaymentFrom(
  params: PaymentListParams,
  place: ListPlace,
  also: Prisma.Sql = Prisma.sql`true`,
): Promise<string | undefined> {
  const { where, orderAndLimit } = keysetOf(PAYMENT_ORDERS[params.sort], place)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM ${PAYMENT_TABLES}
    WHERE ${paymentFilter(params)} AND ${also} AND ${where} ${orderAndLimit}`
  return rows[0]?.id
}
