import 'server-only'
import type { Transaction } from '@/lib/audit/audited'
import { db } from '@/lib/db'

/** What of a year is not decided or not paid yet. A year with any of it is not closed. */
export type OpenWork = {
  requestedCount: number
  inReviewCount: number
  approvedCount: number
  voidRequestCount: number
}

/** Counts what is open in a year, from the rollup, as the given transaction sees it. */
export async function readOpenWork(year: number, transaction: Transaction = db): Promise<OpenWork> {
  const rows = await transaction.$queryRaw<OpenWork[]>`
    SELECT coalesce(sum(requested_count), 0)::int AS "requestedCount", coalesce(sum(in_review_count), 0)::int AS "inReviewCount",
      coalesce(sum(approved_count), 0)::int AS "approvedCount",
      (SELECT count(*)::int FROM void_request v JOIN payment p ON p.id = v.payment_id WHERE v.decided_at IS NULL AND p.year = ${year}) AS "voidRequestCount"
    FROM company_year WHERE year = ${year}`
  return rows[0] ?? { requestedCount: 0, inReviewCount: 0, approvedCount: 0, voidRequestCount: 0 }
}

export type OpenItem = { key: string; count: number; words: string; href: string }

/** The same in words, with the list behind each count; empty when nothing is open. */
export function openItems(year: number, work: OpenWork): OpenItem[] {
  const payments = (state: string) => `/payments?year=${year}&state=${state}`
  const items: OpenItem[] = [
    { key: 'requested', count: work.requestedCount, words: 'awaiting approval', href: payments('requested') },
    { key: 'in_review', count: work.inReviewCount, words: 'in review', href: payments('in_review') },
    { key: 'approved', count: work.approvedCount, words: 'approved and not paid', href: payments('approved') },
    { key: 'voids', count: work.voidRequestCount, words: 'asked to be voided', href: payments('paid') },
  ]
  return items.filter(({ count }) => count > 0)
}
