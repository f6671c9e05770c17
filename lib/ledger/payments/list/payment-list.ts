import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { FindingOutcome, FsbLicenseKind, PaymentState, RuleName } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { type ListPage, readPageOfParts } from '@/lib/database/keyset'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import { PAYMENT_TABLES, paymentFilter } from './payment-filter'
import type { PaymentListParams } from './payment-list-params'
import { paymentOrder } from './payment-orders'

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
  recordedById: string
  recordedByName: string
  blockedBy: RuleName[]
  /** The outcome of the last determination. */
  latestOutcome: FindingOutcome | null
  productName: string | null
  /** The address of a destination with its country code; null for an entry without one. */
  place: string | null
  destinationCount: number
  /** Someone else had recently given access to the account that approved it or cleared its review. */
  isMarked: boolean
  /** A deputy decided about it (prisma/sql/functions/access/deputy_of.sql). */
  isByDeputy: boolean
}

/** One page of the payments of a filter. */
export const listPayments = (params: PaymentListParams): Promise<ListPage<PaymentRow>> =>
  readPageOfParts(paymentOrder(params.sort), params, (where, orderAndLimit) =>
    readRows(Prisma.sql`${paymentFilter(params)} AND ${where}`, orderAndLimit),
  )

const readRows = (where: Prisma.Sql, orderAndLimit: Prisma.Sql) => db.$queryRaw<PaymentRow[]>`
  SELECT p.id, p.reference, p.state::text AS state, p.payment_date::text AS "paymentDate",
    p.company_id AS "companyId", c.name AS "companyName",
    l.number AS "licenseNumber", l.kind::text AS "licenseKind", p.currency, p.amount_minor::float8 AS "amountMinor",
    p.amount_cents AS "amountCents",
    p.payee_name AS "payeeName", p.recorded_by_id AS "recordedById", r.name AS "recordedByName",
    coalesce(d.blocked_by, '{}') AS "blockedBy",
    (SELECT last.outcome::text FROM payment_determination last WHERE last.payment_id = p.id
      ORDER BY last.seq DESC LIMIT 1) AS "latestOutcome",
    (SELECT o.name FROM product o WHERE o.id = p.product_id) AS "productName",
    (SELECT count(*)::int FROM payment_destination t WHERE t.payment_id = p.id) AS "destinationCount",
    EXISTS (SELECT FROM payment_transition m WHERE m.payment_id = p.id AND m.facts ? 'recentAccess') AS "isMarked",
    EXISTS (SELECT FROM payment_transition m WHERE m.payment_id = p.id AND m.facts ? 'deputyOf') AS "isByDeputy",
    ${PLACE} AS place
  FROM ${PAYMENT_TABLES} JOIN person r ON r.id = p.recorded_by_id
    LEFT JOIN payment_determination d ON d.payment_id = p.id AND d.seq = 1
  WHERE ${where} ${orderAndLimit}`

/** Where the product goes: of several destinations the one with the worst result of the screening, then the first. */
const PLACE = Prisma.sql`(SELECT concat_ws(', ', nullif(t.address, ''), nullif(t.city, ''), nullif(t.region, ''),
    t.country) FROM payment_destination t
  WHERE t.payment_id = p.id ORDER BY t.outcome DESC, t.position LIMIT 1)`
