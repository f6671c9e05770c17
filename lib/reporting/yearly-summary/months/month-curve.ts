import { daysInMonth, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import type { SummaryMonth } from '@/lib/reporting/yearly-summary/summary-figures'

/** The same day in another year; 28 Feb for 29 Feb where there is none. */
export function sameDayIn(year: number, date: IsoDate): IsoDate {
  const [month = 1, day = 1] = date.slice(5).split('-').map(Number)
  return `${year}-${date.slice(5, 7)}-${String(Math.min(day, daysInMonth(year, month))).padStart(2, '0')}`
}

/** The day up to which a year is compared with the one before: today in the current year, otherwise its last day. */
export const lastDayCounted = (year: number, today: IsoDate): IsoDate =>
  year === yearOf(today) ? today : `${year}-12-31`

/** One month of a year beside the same month of the year before. */
export type CurveMonth = {
  month: number
  cents: Cents
  count: number
  sumCents: Cents
  before: { cents: Cents; sumCents: Cents }
  /** Months that have not begun stand in the table without a figure and in the curve not at all. */
  begun: boolean
}

/** The amounts paid in a year, month by month and in sum, with those of the year before. */
export type YearCurve = {
  year: number
  lastDay: IsoDate
  lastPlace: number
  months: CurveMonth[]
  /** Where a running year is heading: the projected sum at the end of the current month and of each to come. */
  heading?: readonly { month: number; sumCents: Cents }[]
}

/** Adds the twelve months of a year up, in their order. `lastPlace` is how far the year has come, from 0 to 12. */
export function yearCurve(
  months: readonly SummaryMonth[],
  year: number,
  lastDay: IsoDate,
  heading?: YearCurve['heading'],
): YearCurve {
  const monthOfLastDay = yearOf(lastDay) === year ? Number(lastDay.slice(5, 7)) : 12
  let [sumCents, sumCentsBefore] = [0, 0]
  return {
    year,
    lastDay,
    lastPlace: placeOf(lastDay),
    heading,
    months: months.map(({ month, paid }) => {
      sumCents += paid.cents
      sumCentsBefore += paid.before.cents
      const before = { cents: paid.before.cents, sumCents: sumCentsBefore }
      const begun = month <= monthOfLastDay || paid.cents > 0
      return { month, cents: paid.cents, count: paid.count, sumCents, before, begun }
    }),
  }
}

/** How far a year has come on a day, from 0 to 12. */
const placeOf = (date: IsoDate): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return month - 1 + day / daysInMonth(year, month)
}

/** How a sum compares with another, in words: `2.0 % less than by 23 Nov 2025`. `then` names the other one. */
export function comparison(nowCents: Cents, thenCents: Cents, then: string): string {
  if (thenCents === 0) return `nothing was paid ${then}`
  if (nowCents === thenCents) return `the same as ${then}`
  const tenths = Math.round((Math.abs(nowCents - thenCents) * 1000) / thenCents)
  const percent = `${Math.floor(tenths / 10).toLocaleString('en-US')}.${tenths % 10} %`
  return `${percent} ${nowCents < thenCents ? 'less' : 'more'} than ${then}`
}
