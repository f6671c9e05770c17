import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { FsbLicenseKind, PaymentState, RuleName } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import type { IsoDate } from '@/lib/kernel/calendar'
import { readCursorOf } from '@/lib/kernel/list-fields'
import { type Cursor, PAGE_SIZE, writeCursor } from '@/lib/kernel/list-params'
import type { Cents } from '@/lib/kernel/money'
import { PAYMENT_TABLES, paymentFilter } from './payment-filter'
import type { PaymentListParams } from './payment-list-params'

/** One row of the list. */
export type PaymentRow = {
  id: string
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

/** A page of rows with the places before and after it. */
export type PaymentPage = { rows: PaymentRow[]; before: string | null; after: string | null }

const ORDERS = {
  newest: { value: Prisma.sql`p.payment_date`, type: 'date', sqlType: Prisma.sql`date`, descending: true },
  oldest: { value: Prisma.sql`p.payment_date`, type: 'date', sqlType: Prisma.sql`date`, descending: false },
  largest: { value: Prisma.sql`p.amount_cents`, type: 'integer', sqlType: Prisma.sql`bigint`, descending: true },
} as const
type Order = (typeof ORDERS)[keyof typeof ORDERS]

/** Reads one page by keyset: as fast on page ten thousand as on the first` uses the index). */
export async function listPayments(params: PaymentListParams): Promise<PaymentPage> {
  const order = ORDERS[params.sort]
  const backwards = readPlace(params.before, order)
  const cursor = backwards ?? readPlace(params.after, order)
  const descending = backwards ? !order.descending : order.descending
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const rows = await db.$queryRaw<(PaymentRow & { cursorValue: string })[]>`
    SELECT p.id, p.reference, p.state::text AS state, p.payment_date::text AS "paymentDate", p.company_id AS "companyId", c.name AS "companyName",
      l.number AS "licenseNumber", l.kind::text AS "licenseKind", p.currency, p.amount_minor::float8 AS "amountMinor", p.amount_cents AS "amountCents",
      p.payee_name AS "payeeName", r.name AS "recordedByName", coalesce(d.blocked_by, '{}') AS "blockedBy", ${order.value}::text AS "cursorValue"
    FROM ${PAYMENT_TABLES} JOIN person r ON r.id = p.recorded_by_id
      LEFT JOIN payment_determination d ON d.payment_id = p.id AND d.seq = 1
    WHERE ${paymentFilter(params)} AND ${cursor ? beyond(order, cursor, descending) : Prisma.sql`true`}
    ORDER BY ${order.value} ${direction}, p.id ${direction}
    LIMIT ${PAGE_SIZE + 1}`
  const more = rows.length > PAGE_SIZE
  const page = rows.slice(0, PAGE_SIZE)
  if (backwards) page.reverse()
  const first = page[0]
  const last = page.at(-1)
  const hasNewer = backwards ? more : cursor !== null
  const hasOlder = backwards ? true : more
  return {
    rows: page.map(({ cursorValue: _place, ...row }) => row),
    before: first && hasNewer ? writeCursor({ value: first.cursorValue, id: first.id }) : null,
    after: last && hasOlder ? writeCursor({ value: last.cursorValue, id: last.id }) : null,
  }
}

/** A place of another order is the beginning of this one. */
function readPlace(text: string | undefined, { type }: Order): Cursor | null {
  if (text === undefined) return null
  const cursor = readCursorOf(type, text)
  if (!cursor) throw new Error('a cursor reached the list that its schema should have refused')
  return cursor
}

function beyond(order: Order, { value, id }: Cursor, descending: boolean): Prisma.Sql {
  const at = Prisma.sql`${value}::text::${order.sqlType}`
  return descending
    ? Prisma.sql`${order.value} <= ${at} AND (${order.value} < ${at} OR p.id < ${id}::uuid)`
    : Prisma.sql`${order.value} >= ${at} AND (${order.value} > ${at} OR p.id > ${id}::uuid)`
}
