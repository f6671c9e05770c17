import 'server-only'
import { formatDate, type IsoDate, yearOf } from '@/lib/calendar'
import { db } from '@/lib/db'
import { ONE_SNAPSHOT } from '@/lib/yearly-summary/yearly-summary'
import { readOpenWork } from '@/lib/years/open-work'
import { yearState } from '@/lib/years/year-queries'
import { comparison, lastDayCounted, sameDayIn, yearCurve } from './month-curve'
import { readPaidFigures } from './paid-figures'
import { countViolationsWithoutNote, listCompaniesByHeadroom, readYearTotals } from './year-queries'

/**
 * Everything the overview says of one calendar year. The used sum is compared with the same day of the year before, a
 * past year with the whole of it.
 */
export async function readYear(year: number, { today, timeZone }: { today: IsoDate; timeZone: string }) {
  const lastDay = lastDayCounted(year, today)
  const [totals, paid, companies, state, openWork, withoutNoteCount] = await Promise.all([
    readYearTotals(year),
    db.$transaction((transaction) => readPaidFigures(transaction, year, { lastDay, timeZone }), ONE_SNAPSHOT),
    listCompaniesByHeadroom(year),
    yearState(year),
    readOpenWork(year),
    countViolationsWithoutNote(year),
  ])
  const then = year === yearOf(today) ? `by ${formatDate(sameDayIn(year - 1, lastDay))}` : `in ${year - 1}`
  return {
    year,
    lastDay,
    totals,
    kinds: paid.kinds,
    companies,
    state,
    openWork,
    withoutNoteCount,
    curve: yearCurve(paid.months, year, lastDay),
    compared: comparison(totals.usedCents, paid.thenCents, then),
  }
}
