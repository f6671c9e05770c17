import 'server-only'
import { db, type Transaction } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'

/** The first year a payment can be in, and how far ahead one may be planned. */
const FIRST_YEAR = 2016
const YEARS_AHEAD = 5

/**
 * The years in which any company has entries, and the current one, oldest first. One index lookup for each year,
 * regardless of the number of companies.
 */
export async function yearsWithEntries(): Promise<number[]> {
  const { year } = await organisationClock()
  const rows = await db.$queryRaw<{ year: number }[]>`
    SELECT year FROM generate_series(${FIRST_YEAR}::int, ${year + YEARS_AHEAD}::int) AS year
    WHERE year = ${year} OR EXISTS (SELECT FROM company_year y WHERE y.year = year.year) ORDER BY year`
  return rows.map((row) => row.year)
}

/** Whether a year takes entries that count, and who decided that last. */
export type YearState = {
  year: number
  closed: boolean
  /** The year of one company that is closed with the year of all companies: it can only be opened with that year. */
  closedForAll: boolean
  /** Running and coming years cannot be closed. */
  ended: boolean
  closedAt: Date | null
  closedByName: string | null
  /** Why it was closed, or why it was opened again. */
  reason: string
  /** An undecided request to open it again. */
  reopening: Reopening | null
}

/** Who requested to open a closed year again, when and why. */
export type Reopening = { id: string; askedById: string; askedByName: string; askedAt: Date; reason: string }

type ClosedRow = { closedAt: Date | null; reason: string; closedByName: string | null }

/**
 * Reads the state of a year, of all companies or of one, as the given transaction sees it. A year that has not been
 * closed is open. The year of a company is also closed when the year of all companies is.
 */
export async function yearState(
  year: number,
  {
    transaction = db,
    current,
    companyId = null,
  }: { transaction?: Transaction; current?: number; companyId?: string | null } = {},
): Promise<YearState> {
  const under = current ?? (await organisationClock()).year
  const rows = await transaction.$queryRaw<(ClosedRow & { own: boolean })[]>`
    SELECT l.closed_at AS "closedAt", l.reason, w.name AS "closedByName", l.own
    FROM (SELECT closed_at, closed_by_id, reason, ${companyId}::uuid IS NULL AS own FROM ledger_year
      WHERE year = ${year}
      UNION ALL SELECT closed_at, closed_by_id, reason, true FROM company_year_closing WHERE year = ${year}
        AND company_id = ${companyId}::uuid) l
    LEFT JOIN person w ON w.id = l.closed_by_id`
  const row =
    rows.find(({ own, closedAt }) => own && closedAt) ??
    rows.find(({ closedAt }) => closedAt) ??
    rows.find(({ own }) => own)
  const [reopening = null] = await transaction.$queryRaw<Reopening[]>`
    SELECT r.id, r.asked_by_id AS "askedById", w.name AS "askedByName", r.asked_at AS "askedAt", r.reason
      FROM year_reopening r JOIN person w ON w.id = r.asked_by_id
    WHERE r.year = ${year} AND r.company_id IS NOT DISTINCT FROM ${companyId}::uuid AND r.decided_at IS NULL`
  return {
    year,
    closed: row?.closedAt != null,
    closedForAll: row?.closedAt != null && !row.own,
    ended: year < under,
    closedAt: row?.closedAt ?? null,
    closedByName: row?.closedByName ?? null,
    reason: row?.reason ?? '',
    reopening,
  }
}

/** An undecided request to reopen a year, of all companies or of one. */
export type WaitingReopening = Reopening & { year: number; companyId: string | null; companyName: string | null }

/** The undecided requests, oldest first. */
export const readWaitingReopenings = (): Promise<WaitingReopening[]> => db.$queryRaw<WaitingReopening[]>`
  SELECT r.id, r.year, r.company_id AS "companyId", c.name AS "companyName", r.asked_by_id AS "askedById",
    w.name AS "askedByName", r.asked_at AS "askedAt", r.reason
  FROM year_reopening r JOIN person w ON w.id = r.asked_by_id LEFT JOIN company c ON c.id = r.company_id
    WHERE r.decided_at IS NULL ORDER BY r.asked_at`
