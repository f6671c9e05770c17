import 'server-only'
import { db } from '@/lib/database/db'
import { formatDate, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { yearState } from '@/lib/ledger/years/year-queries'
import { comparison, lastDayCounted, sameDayIn, yearCurve } from '@/lib/reporting/yearly-summary/months/month-curve'
import { readOpenPoints } from '@/lib/reporting/yearly-summary/signing/open-points'
import { ONE_SNAPSHOT } from '@/lib/reporting/yearly-summary/yearly-summary'
import { readPaidFigures } from './paid-figures'
import { listCompaniesByHeadroom, readYearTotals } from './year-queries'

/**
 * Reads the overview of a calendar year. The amount used is compared with the same day of the year before; for a past
 * year, with the full year before.
 */
export async function readYear(year: number, { today, timeZone }: { today: IsoDate; timeZone: string }) {
  const lastDay = lastDayCounted(year, today)
  const [totals, paid, companies, state, openPoints] = await Promise.all([
    readYearTotals(year),
    db.$transaction((transaction) => readPaidFigures(transaction, year, { lastDay, timeZone }), ONE_SNAPSHOT),
    listCompaniesByHeadroom(year),
    yearState(year),
    readOpenPoints(db, { year }),
  ])
  const then = year === yearOf(today) ? `by ${formatDate(sameDayIn(year - 1, lastDay))}` : `in ${year - 1}`
  return {
    year,
    lastDay,
    totals,
    kinds: paid.kinds,
    companies,
    state,
    openPoints,
    curve: yearCurve(paid.months, year, lastDay),
    compared: comparison(totals.usedCents, paid.thenCents, then),
  }
}
