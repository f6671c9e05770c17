import 'server-only'
import type { Transaction } from '@/lib/audit/audited'
import { db } from '@/lib/db'
import type { OpenWork } from './open-items'

/** Counts what is open in a year, from the rollup, as the given transaction sees it. */
export async function readOpenWork(year: number, transaction: Transaction = db): Promise<OpenWork> {
  const rows = await transaction.$queryRaw<OpenWork[]>`
    SELECT coalesce(sum(requested_count), 0)::int AS "requestedCount", coalesce(sum(in_review_count), 0)::int AS "inReviewCount",
      coalesce(sum(unreserved_count), 0)::int AS "unreservedCount",
      coalesce(sum(approved_count), 0)::int AS "approvedCount",
      (SELECT count(*)::int FROM void_request v JOIN payment p ON p.id = v.payment_id WHERE v.decided_at IS NULL AND p.year = ${year}) AS "voidRequestCount"
    FROM company_year WHERE year = ${year}`
  return rows[0] ?? { requestedCount: 0, inReviewCount: 0, unreservedCount: 0, approvedCount: 0, voidRequestCount: 0 }
}
