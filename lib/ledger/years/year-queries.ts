import 'server-only'
import { db, type Transaction } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'

/** The first year a payment can lie in, and how far ahead one may be planned. */
const FIRST_YEAR = 2016
const YEARS_AHEAD = 5

/**
 * The years in which a company has entries, with the current one, oldest first. Asks the index once for each year,
 * whatever the number of companies.
 */
export async function yearsWithEntries(): Promise<number[]> {
  const { year } = await organisationClock()
  const rows = await db.$queryRaw<{ year: number }[]>`
    SELECT year FROM generate_series(${FIRST_YEAR}::int, ${year + YEARS_AHEAD}::int) AS year
    WHERE year = ${year} OR EXISTS (SELECT FROM company_year y WHERE y.year = year.year) ORDER BY year`
  return rows.map((row) => row.year)
}

/** Whether a year takes entries that count, and who decided so last. */
export type YearState = {
  year: number
  closed: boolean
  /** Closed with the year of all companies, although one company was asked about: it opens with that year only. */
  closedForAll: boolean
  /** Running and coming years cannot be closed. */
  ended: boolean
  closedAt: Date | null
  closedByName: string | null
  /** Why it was closed, or why it was opened again. */
  reason: string
  /** A request to open it again that nobody has decided about. */
  reopening: Reopening | null
}

/** Who asked that a closed year be opened again, when and why. */
export type Reopening = { id: string; askedById: string; askedByName: string; askedAt: Date; reason: string }

type ClosedRow = { closedAt: Date | null; reason: string; closedByName: string | null }

/**
 * Reads the state of a year, of all companies or of one, as the given transaction sees it. One that nobody closed is
 * open; one of a company is closed with the year of all.
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
    FROM (SELECT closed_at, closed_by_id, reason, ${companyId}::uuid IS NULL AS own FROM ledger_year WHERE year = ${year}
      UNION ALL SELECT closed_at, closed_by_id, reason, true FROM company_year_closing WHERE year = ${year} AND company_id = ${companyId}::uuid) l
    LEFT JOIN person w ON w.id = l.closed_by_id`
  const row =
    rows.find(({ own, closedAt }) => own && closedAt) ??
    rows.find(({ closedAt }) => closedAt) ??
    rows.find(({ own }) => own)
  const [reopening = null] = await transaction.$queryRaw<Reopening[]>`
    SELECT r.id, r.asked_by_id AS "askedById", w.name AS "askedByName", r.asked_at AS "askedAt", r.reason FROM year_reopening r JOIN person w ON w.id = r.asked_by_id
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

/** A request to reopen a year, of all companies or of one, that nobody has decided about. */
export type WaitingReopening = Reopening & { year: number; companyId: string | null; companyName: string | null }

/** The requests that wait, the oldest first. */
export const readWaitingReopenings = (): Promise<WaitingReopening[]> => db.$queryRaw<WaitingReopening[]>`
  SELECT r.id, r.year, r.company_id AS "companyId", c.name AS "companyName", r.asked_by_id AS "askedById", w.name AS "askedByName", r.asked_at AS "askedAt", r.reason
  FROM year_reopening r JOIN person w ON w.id = r.asked_by_id LEFT JOIN company c ON c.id = r.company_id WHERE r.decided_at IS NULL ORDER BY r.asked_at`
