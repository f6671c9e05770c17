import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { FsbLicenseKind, PaymentState, RuleName } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { keysetOf, type ListOrder, type ListPage } from '@/lib/database/keyset'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import { PAYMENT_TABLES, paymentFilter } from './payment-filter'
import type { PaymentListParams } from './payment-list-params'

/** One row of the list. */
export type PaymentRow = {
  id: string
  place: string
  reference: string
  state: PaymentState
  paymentDate: IsoDate
  companyId: string
  companyName: string
  licenseNumber: string | null
  licenseKind: FsbLicenseKind | null
  currency: string
  amountMinor: number
  amountCents: Cents
  payeeName: string
  recordedByName: string
  blockedBy: RuleName[]
}

const BY_DATE = { by: Prisma.sql`p.payment_date`, id: Prisma.sql`p.id`, type: 'date' } as const
/** The orders of the list. */
export const PAYMENT_ORDERS: Readonly<Record<PaymentListParams['sort'], ListOrder>> = {
  newest: { ...BY_DATE, direction: 'descending' },
  oldest: { ...BY_DATE, direction: 'ascending' },
  largest: { ...BY_DATE, by: Prisma.sql`p.amount_cents`, type: 'integer', direction: 'descending' },
}

/** One page of the payments of a filter. */
export async function listPayments(params: PaymentListParams): Promise<ListPage<PaymentRow>> {
  const order = PAYMENT_ORDERS[params.sort]
  const { where, orderAndLimit, toPage } = keysetOf(order, params)
  return toPage(
    await db.$queryRaw<PaymentRow[]>`
    SELECT p.id, p.reference, p.state::text AS state, p.payment_date::text AS "paymentDate",
      p.company_id AS "companyId", c.name AS "companyName",
      l.number AS "licenseNumber", l.kind::text AS "licenseKind", p.currency, p.amount_minor::float8 AS "amountMinor",
      p.amount_cents AS "amountCents",
      p.payee_name AS "payeeName", r.name AS "recordedByName", coalesce(d.blocked_by, '{}') AS "blockedBy",
      ${order.by}::text AS place
    FROM ${PAYMENT_TABLES} JOIN person r ON r.id = p.recorded_by_id
      LEFT JOIN payment_determination d ON d.payment_id = p.id AND d.seq = 1
    WHERE ${paymentFilter(params)} AND ${where} ${orderAndLimit}`,
  )
}
