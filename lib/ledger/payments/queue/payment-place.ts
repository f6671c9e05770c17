import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { type ListPlace, readPageOfParts } from '@/lib/database/keyset'
import { PAYMENT_TABLES, paymentFilter } from '../list/payment-filter'
import type { PaymentListParams } from '../list/payment-list-params'
import { paymentOrder } from '../list/payment-orders'
import { type CursorRow, sortOf, writePaymentCursor } from '../list/payment-sorts'

const CURSOR_ROW = Prisma.sql`p.id, p.payment_date::text AS "paymentDate", p.amount_cents AS "amountCents",
  c.name AS "companyName", p.state::text AS state, p.reference, l.number AS "licenseNumber"`

/**
 * The cursor of a payment in the order of a list, whether or not the filter of the list still matches it; undefined for
 * an unknown id.
 */
export async function cursorOfPayment(sort: PaymentListParams['sort'], id: string): Promise<string | undefined> {
  const [row] = await db.$queryRaw<CursorRow[]>`
    SELECT ${CURSOR_ROW} FROM ${PAYMENT_TABLES} WHERE p.id = ${id}::uuid`
  return row && writePaymentCursor(sortOf(sort).key, row)
}

/** The first payment of a list from a place on; going back, the one just before it. `also` narrows the filter. */
export async function firstPaymentFrom(
  params: PaymentListParams,
  place: ListPlace,
  also: Prisma.Sql = Prisma.sql`true`,
): Promise<string | undefined> {
  const { rows } = await readPageOfParts(
    paymentOrder(params.sort),
    place,
    (where, orderAndLimit) => db.$queryRaw<CursorRow[]>`
      SELECT ${CURSOR_ROW} FROM ${PAYMENT_TABLES}
      WHERE ${paymentFilter(params)} AND ${also} AND ${where} ${orderAndLimit}`,
  )
  return (place.before === undefined ? rows[0] : rows.at(-1))?.id
}
