import 'server-only'
import { dateIn, type IsoDate } from '@/lib/calendar'
import { comparison, lastDayCounted, yearCurve } from '@/lib/overview/month-curve'
import { readPaidSums, readYearTotals } from '@/lib/overview/year-queries'
import { openItems } from '@/lib/years/open-items'
import { readOpenWork } from '@/lib/years/open-work'
import { yearState } from '@/lib/years/year-queries'
import { licensesOfYear } from './licenses-of-year'
import {
  countAtNinetyFive,
  listBlockedByRule,
  listPaidByGeneralLicense,
  listSummaryCompanies,
  listViolations,
} from './summary-queries'

export type YearlySummary = Awaited<ReturnType<typeof readYearlySummary>>

/**
 * Computes the summary of a calendar year as of now: the sums from the rollup, the rest from the payments of that year. Fees are counted by payment date, and
 * apparent violations stand beside the used sum, never in it.
 */
export async function readYearlySummary(year: number, timeZone: string, asOf: Date = new Date()) {
  const today: IsoDate = dateIn(asOf, timeZone)
  const lastDay = lastDayCounted(year, today)
  const [totals, sums, companies, ninetyFive] = await Promise.all([
    readYearTotals(year),
    readPaidSums(year, lastDay),
    listSummaryCompanies(year),
    countAtNinetyFive(year),
  ])
  // In two steps: a page that asks for everything at once would take the whole pool for itself.
  const [byLicense, blocked, violations, state, openWork] = await Promise.all([
    listPaidByGeneralLicense(year),
    listBlockedByRule(year),
    listViolations(year),
    yearState(year),
    readOpenWork(year),
  ])
  const thenCents = sums.reduce((sum, row) => (row.year === year - 1 ? sum + row.centsToDay : sum), 0)
  return {
    year,
    asOf,
    lastDay,
    totals,
    companies,
    ninetyFive,
    licenses: licensesOfYear(year).map(({ license, inForce }) => {
      const paid = byLicense.find(({ shortName }) => shortName === license.shortName)
      return { license, inForce, count: paid?.count ?? 0, cents: paid?.cents ?? 0 }
    }),
    blocked,
    violations,
    state,
    open: openItems(year, openWork),
    curve: yearCurve(sums, year, lastDay),
    compared: comparison(
      totals.usedCents,
      thenCents,
      lastDay === `${year}-12-31` ? `in ${year - 1}` : `by this day of ${year - 1}`,
    ),
  }
}
