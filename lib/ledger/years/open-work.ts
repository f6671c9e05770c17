import 'server-only'
import { db, type Transaction } from '@/lib/database/db'
import type { OpenWork } from './open-items'

/** Counts what is open in a year, of all companies or of one, from the rollup, as the given transaction sees it. */
export async function readOpenWork(
  year: number,
  { transaction = db, companyId = null }: { transaction?: Transaction; companyId?: string | null } = {},
): Promise<OpenWork> {
  const rows = await transaction.$queryRaw<OpenWork[]>`
    SELECT coalesce(sum(requested_count), 0)::int AS "requestedCount",
      coalesce(sum(in_review_count), 0)::int AS "inReviewCount",
      coalesce(sum(unreserved_count), 0)::int AS "unreservedCount",
      coalesce(sum(approved_count), 0)::int AS "approvedCount",
      (SELECT count(*)::int FROM void_request v JOIN payment p ON p.id = v.payment_id
        WHERE v.decided_at IS NULL AND p.year = ${year}
          AND (${companyId}::uuid IS NULL OR p.company_id = ${companyId}::uuid)) AS "voidRequestCount"
    FROM company_year WHERE year = ${year} AND (${companyId}::uuid IS NULL OR company_id = ${companyId}::uuid)`
  return rows[0] ?? { requestedCount: 0, inReviewCount: 0, unreservedCount: 0, approvedCount: 0, voidRequestCount: 0 }
}

/** A company with something open in a year. */
export type OpenCompany = { companyId: string; companyName: string; count: number }

const COMPANIES_SHOWN = 50

/**
 * The companies with something open in a year, most first, at most fifty: those that keep the year from being closed as
 * a whole.
 */
export const readOpenCompanies = (year: number): Promise<OpenCompany[]> => db.$queryRaw<OpenCompany[]>`
  SELECT c.id AS "companyId", c.name AS "companyName",
    y.requested_count + y.in_review_count + y.unreserved_count + y.approved_count + coalesce(v.count, 0) AS count
  FROM company_year y JOIN company c ON c.id = y.company_id
    LEFT JOIN (SELECT p.company_id, count(*)::int AS count FROM void_request v JOIN payment p ON p.id = v.payment_id
      WHERE v.decided_at IS NULL AND p.year = ${year} GROUP BY p.company_id) v ON v.company_id = y.company_id
  WHERE y.year = ${year}
    AND y.requested_count + y.in_review_count + y.unreserved_count + y.approved_count + coalesce(v.count, 0) > 0
  ORDER BY count DESC, c.name LIMIT ${COMPANIES_SHOWN}`

/** The companies whose year was closed on its own. */
export const readClosedCompanies = (
  year: number,
): Promise<{ companyId: string; companyName: string }[]> => db.$queryRaw<
  { companyId: string; companyName: string }[]
>`SELECT c.id AS "companyId", c.name AS "companyName" FROM company_year_closing k JOIN company c ON c.id = k.company_id
  WHERE k.year = ${year} AND k.closed_at IS NOT NULL ORDER BY c.name`
