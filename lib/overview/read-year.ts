import 'server-only'
import { formatDate, type IsoDate, yearOf } from '@/lib/calendar'
import { readOpenWork } from '@/lib/years/open-work'
import { yearState } from '@/lib/years/year-queries'
import { comparison, lastDayCounted, sameDayIn, yearCurve } from './month-curve'
import { countViolationsWithoutNote, listCompaniesByHeadroom, readPaidSums, readYearTotals } from './year-queries'

/** Everything the overview says of one calendar year. The used sum is compared with the same day of the year before, a past year with the whole of it. */
export async function readYear(year: number, today: IsoDate) {
  const lastDay = lastDayCounted(year, today)
  const [totals, sums, companies, state, openWork, withoutNoteCount] = await Promise.all([
    readYearTotals(year),
    readPaidSums(year, lastDay),
    listCompaniesByHeadroom(year),
    yearState(year),
    readOpenWork(year),
    countViolationsWithoutNote(year),
  ])
  const thenCents = sums.reduce((sum, row) => (row.year === year - 1 ? sum + row.centsToDay : sum), 0)
  const then = year === yearOf(today) ? `by ${formatDate(sameDayIn(year - 1, lastDay))}` : `in ${year - 1}`
  return {
    year,
    lastDay,
    totals,
    sums,
    companies,
    state,
    openWork,
    withoutNoteCount,
    curve: yearCurve(sums, year, lastDay),
    compared: comparison(totals.usedCents, thenCents, then),
  }
}
