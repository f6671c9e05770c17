import 'server-only'
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

/** Reads the state of a year. One that nobody closed is open. */
export async function yearState(year: number): Promise<YearState> {
  const { year: current } = await organisationClock()
  const row = await db.ledgerYear.findUnique({ where: { year } })
  const person = row?.closedById
    ? await db.person.findUnique({ where: { id: row.closedById }, select: { name: true } })
    : null
  return {
    year,
    closed: row?.closedAt != null,
    ended: year < current,
    closedAt: row?.closedAt ?? null,
    closedByName: person?.name ?? null,
    reason: row?.reason ?? '',
  }
}
