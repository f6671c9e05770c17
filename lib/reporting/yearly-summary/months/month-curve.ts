import { daysInMonth, formatDate, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { type Cents, formatUsd } from '@/lib/kernel/money'
import type { SummaryFigures, SummaryMonth } from '../summary-figures'

/** The same day in another year; 28 Feb for 29 Feb where there is none. */
export function sameDayIn(year: number, date: IsoDate): IsoDate {
  const [month = 1, day = 1] = date.slice(5).split('-').map(Number)
  return `${year}-${date.slice(5, 7)}-${String(Math.min(day, daysInMonth(year, month))).padStart(2, '0')}`
}

/** The last day compared with the year before: today in the current year, otherwise 31 December. */
export const lastDayCounted = (year: number, today: IsoDate): IsoDate =>
  year === yearOf(today) ? today : `${year}-12-31`

/** One month of a year beside the same month of the year before. */
export type CurveMonth = {
  month: number
  cents: Cents
  count: number
  sumCents: Cents
  before: { cents: Cents; sumCents: Cents }
  /** False for a month that has not begun: it has no figures in the table and is not drawn. */
  begun: boolean
}

/** The amounts paid in a year, monthly and cumulative, with those of the year before. */
export type YearCurve = {
  year: number
  lastDay: IsoDate
  lastPlace: number
  months: CurveMonth[]
  /** The projected cumulative sum at the end of the current month and of each remaining month. */
  heading?: readonly { month: number; sumCents: Cents }[]
}

/** Adds up the twelve months of a year. `lastPlace` is the position of the last day in months, from 0 to 12. */
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

/** The months of a summary as the chart of its year shows them, with the projection of the current year. */
export const curveOfFigures = ({ year, lastDay, months, projection }: SummaryFigures): YearCurve =>
  yearCurve(months, year, lastDay, projection?.months)

/** The sums of a year's chart, for those who cannot see it. */
export function curveSentence({ year, lastDay, months, heading }: YearCurve): string {
  const last = months.at(-1)
  const projected = heading?.at(-1)
  return [
    `Paid in ${year} until ${formatDate(lastDay)}: ${formatUsd(last?.sumCents ?? 0)}.`,
    `In all of ${year - 1}: ${formatUsd(last?.before.sumCents ?? 0)}.`,
    ...(projected ? [`Projected for the end of ${year}: ${formatUsd(projected.sumCents)}.`] : []),
  ].join(' ')
}

/** The position of a day in its year in months, from 0 to 12. */
const placeOf = (date: IsoDate): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return month - 1 + day / daysInMonth(year, month)
}

/** Compares two sums: `2.0 % less than by 23 Nov 2025`. `then` names the second one. */
export function comparison(nowCents: Cents, thenCents: Cents, then: string): string {
  if (thenCents === 0) return `nothing was paid ${then}`
  if (nowCents === thenCents) return `the same as ${then}`
  const tenths = Math.round((Math.abs(nowCents - thenCents) * 1000) / thenCents)
  const percent = `${Math.floor(tenths / 10).toLocaleString('en-US')}.${tenths % 10} %`
  return `${percent} ${nowCents < thenCents ? 'less' : 'more'} than ${then}`
}
