import 'server-only'
import type { Transaction } from '@/lib/audit/audited'
import { db } from '@/lib/db'
import { organisationClock } from '@/lib/organisation/organisation-clock'

/** The first year a payment can lie in, and how far ahead one may be planned. */
const FIRST_YEAR = 2016
const YEARS_AHEAD = 5

/** The years in which a company has entries, with the current one, oldest first. Asks the index once for each year, whatever the number of companies. */
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
  /** Running and coming years cannot be closed. */
  ended: boolean
  closedAt: Date | null
  closedByName: string | null
  /** Why it was closed, or why it was opened again. */
  reason: string
}

type ClosedRow = { closedAt: Date | null; reason: string; closedByName: string | null }

/** Reads the state of a year, as the given transaction sees it. One that nobody closed is open. */
export async function yearState(
  year: number,
  { transaction = db, current }: { transaction?: Transaction; current?: number } = {},
): Promise<YearState> {
  const under = current ?? (await organisationClock()).year
  const [row] = await transaction.$queryRaw<
    ClosedRow[]
  >`SELECT l.closed_at AS "closedAt", l.reason, w.name AS "closedByName"
    FROM ledger_year l LEFT JOIN person w ON w.id = l.closed_by_id WHERE l.year = ${year}`
  return {
    year,
    closed: row?.closedAt != null,
    ended: year < under,
    closedAt: row?.closedAt ?? null,
    closedByName: row?.closedByName ?? null,
    reason: row?.reason ?? '',
  }
}
