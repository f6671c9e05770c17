import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { fromStoredFinding } from '@/lib/compliance/rules/stored-finding'
import type { Finding, FsbLicenseKind } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { isOneOf } from '@/lib/database/enum-filter'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'

/** The most rows of each list on the overview; a link leads to all of them. */
const WORK_ROWS = 8

/** The number, sum and oldest of pending payments. */
export type WorkCount = { count: number; cents: Cents; oldest: Date | null }

export type WorkState = 'requested' | 'in_review' | 'unreserved' | 'approved'

/** Pending payments by state, split by whether the user recorded them. */
export type WorkCounts = Record<WorkState, { mine: WorkCount; others: WorkCount }>

const nothing = (): WorkCount => ({ count: 0, cents: 0, oldest: null })

/**
 * Counts and adds up all payments that are not yet decided or paid. One query over the partial index of the rare
 * states.
 */
export async function countWork(actorId: string): Promise<WorkCounts> {
  const rows = await db.$queryRaw<(WorkCount & { state: WorkState; mine: boolean })[]>`
    SELECT state::text AS state, recorded_by_id = ${actorId}::uuid AS mine, count(*)::int AS count,
      sum(amount_cents)::float8 AS cents, min(recorded_at) AS oldest
    FROM payment WHERE state IN ('requested', 'in_review', 'unreserved', 'approved') GROUP BY 1, 2`
  const counts: WorkCounts = {
    requested: { mine: nothing(), others: nothing() },
    in_review: { mine: nothing(), others: nothing() },
    unreserved: { mine: nothing(), others: nothing() },
    approved: { mine: nothing(), others: nothing() },
  }
  for (const { state, mine, ...count } of rows) counts[state][mine ? 'mine' : 'others'] = count
  return counts
}

/**
 * A pending payment, with the headroom of its company and its first finding.
 */
export type WorkRow = {
  id: string
  reference: string
  state: WorkState
  companyId: string
  companyName: string
  year: number
  licenseKind: FsbLicenseKind | null
  licenseNumber: string | null
  productName: string | null
  amountCents: Cents
  paymentDate: IsoDate
  recordedById: string
  recordedByName: string
  recordedAt: Date
  capCents: Cents
  usedCents: Cents
  reservedCents: Cents
  violationCents: Cents
  finding: Pick<Finding, 'rule' | 'title' | 'message'> | null
}

/**
 * Payments in one of the waiting states, the longest waiting first; `by` narrows them to what this person recorded, or
 * did not.
 */
export async function listWork(
  states: readonly WorkState[],
  by: { actorId: string; recorded: 'by them' | 'by others' } | null,
): Promise<WorkRow[]> {
  const whose = by
    ? Prisma.sql`(p.recorded_by_id = ${by.actorId}::uuid) = ${by.recorded === 'by them'}`
    : Prisma.sql`true`
  const rows = await db.$queryRaw<(Omit<WorkRow, 'finding'> & { finding: unknown })[]>`
    SELECT p.id, p.reference, p.state::text AS state, p.company_id AS "companyId", c.name AS "companyName", p.year,
      l.kind::text AS "licenseKind", l.number AS "licenseNumber", product.name AS "productName",
      p.amount_cents AS "amountCents", p.payment_date::text AS "paymentDate",
      p.recorded_by_id AS "recordedById", person.name AS "recordedByName", p.recorded_at AS "recordedAt",
      coalesce(joined.cap_cents, y.cap_cents) AS "capCents",
      coalesce(joined.used_cents, y.used_cents) AS "usedCents",
      coalesce(joined.reserved_cents, y.reserved_cents) AS "reservedCents",
      coalesce(joined.violation_cents, y.violation_cents)::float8 AS "violationCents",
      (SELECT jsonb_path_query_first(d.findings, '$[*] ? (@.outcome == "review")') FROM payment_determination d
        WHERE d.payment_id = p.id ORDER BY d.seq DESC LIMIT 1) AS finding
    FROM payment p JOIN company c ON c.id = p.company_id
      JOIN company_year y ON y.company_id = p.company_id AND y.year = p.year
      LEFT JOIN payer_year joined ON joined.payer_id = c.payer_id AND joined.year = p.year
      JOIN person ON person.id = p.recorded_by_id LEFT JOIN fsb_license l ON l.id = p.fsb_license_id
      LEFT JOIN product ON product.id = p.product_id
    WHERE ${isOneOf(Prisma.sql`p.state`, 'PaymentState', states)} AND ${whose}
    ORDER BY p.recorded_at, p.id LIMIT ${WORK_ROWS}`
  return rows.map(({ finding, ...row }) => ({ ...row, finding: finding ? fromStoredFinding(finding) : null }))
}

/** A request to void a payment that has left the account: another manager confirms or declines it. */
export type VoidWaiting = {
  paymentId: string
  reference: string
  companyName: string
  amountCents: Cents
  reason: string
  askedById: string
  askedByName: string
  askedAt: Date
  /** How many requests wait in all, whatever is shown. */
  waitingCount: number
}

/** Void requests without a decision, the oldest first. */
export const listVoidsWaiting = (): Promise<VoidWaiting[]> => db.$queryRaw<VoidWaiting[]>`
  SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", p.amount_cents AS "amountCents", v.reason,
    v.asked_by_id AS "askedById",
    person.name AS "askedByName", v.asked_at AS "askedAt", count(*) OVER ()::int AS "waitingCount"
  FROM void_request v JOIN payment p ON p.id = v.payment_id JOIN company c ON c.id = p.company_id
    JOIN person ON person.id = v.asked_by_id
  WHERE v.decided_at IS NULL ORDER BY v.asked_at, v.id LIMIT ${WORK_ROWS}`
