import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import type { Cents } from '@/lib/kernel/money'

/** The most stopped payments that the overview lists; a link leads to all of them. */
const STOPPED_ROWS = 8

/** A payment that Headroom sent back to review, or keeps in review for a new reason. */
export type StoppedPayment = {
  paymentId: string
  reference: string
  companyName: string
  state: 'in_review' | 'unreserved'
  amountCents: Cents
  recordedById: string
  stoppedAt: Date
  /** The finding of the rules, or the cause of the released headroom. */
  reason: string
  /** The number of all stopped payments, including those not listed. */
  stoppedCount: number
}

/**
 * Reads the payments that Headroom stopped and that have not been decided since, newest first: payments in review after
 * the rules were applied again, and those whose reservation was released. With `recordedById`, only those that this
 * user recorded. Only Headroom sends a payment to review after it was recorded.
 */
export const listStopped = (recordedById: string | null): Promise<StoppedPayment[]> => db.$queryRaw<StoppedPayment[]>`
  SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", p.state::text AS state,
    p.amount_cents AS "amountCents", p.recorded_by_id AS "recordedById",
    greatest(t.at, d.made_at) AS "stoppedAt",
    CASE WHEN t.seq > 1 AND t.at >= d.made_at AND t.reason <> '' THEN t.reason
      ELSE coalesce(d.findings #>> '{0,title}' || ': ' || (d.findings #>> '{0,says}'), '') END AS reason,
    count(*) OVER ()::int AS "stoppedCount"
  FROM payment p JOIN company c ON c.id = p.company_id
    JOIN LATERAL (SELECT seq, reason, at FROM payment_transition
      WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) t ON true
    JOIN LATERAL (SELECT seq, findings, made_at FROM payment_determination
      WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
  WHERE p.state IN ('in_review', 'unreserved') AND (t.seq > 1 OR d.seq > 1)
    AND ${recordedById ? Prisma.sql`p.recorded_by_id = ${recordedById}::uuid` : Prisma.sql`true`}
  ORDER BY "stoppedAt" DESC, p.id LIMIT ${STOPPED_ROWS}`
