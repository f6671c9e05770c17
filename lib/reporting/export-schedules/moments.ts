import { addDays, dateIn, formatDate, type IsoDate, MONTH_NAMES } from '@/lib/kernel/calendar'
import { endOfDay, startOfDay } from '@/lib/kernel/day-in-zone'

/** How often a schedule asks: as of the end of each month, or of each year. */
export const RHYTHMS = ['monthly', 'yearly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** What replaces the year, or the days, of its parameters each time. */
export const COVERS = ['as_saved', 'year', 'year_before', 'month'] as const
export type Covers = (typeof COVERS)[number]

/** One time that a schedule asks: for which month or year, as of its last instant, and from when on. */
export type Moment = { period: string; lastDay: IsoDate; asOf: Date; dueAt: Date }

/** Of one schedule that nobody looked at for years: the newest are asked for, the rest are not. */
const MOST_MISSED = 24

/** The month or the year that a day belongs to, as 2026-01 or 2026. */
const periodOf = (date: IsoDate, rhythm: Rhythm): string => date.slice(0, rhythm === 'monthly' ? 7 : 4)

/** The first day of the month or the year after that of a day. */
function firstDayAfter(date: IsoDate, rhythm: Rhythm): IsoDate {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  if (rhythm === 'yearly' || month === 12) return `${year + 1}-01-01`
  return `${year}-${String(month + 1).padStart(2, '0')}-01`
}

function momentAt(firstDay: IsoDate, rhythm: Rhythm, timeZone: string): Moment {
  const lastDay = addDays(firstDay, -1)
  const asOf = endOfDay(lastDay, timeZone)
  return { period: periodOf(lastDay, rhythm), lastDay, asOf, dueAt: startOfDay(firstDay, timeZone) }
}

/** The next time a schedule asks after an instant. */
export function nextMoment(rhythm: Rhythm, after: Date, timeZone: string): Moment {
  return momentAt(firstDayAfter(dateIn(after, timeZone), rhythm), rhythm, timeZone)
}

/**
 * Every time that has come since a schedule is active, the oldest first; at most the newest 24. Which of them were
 * asked for already is not its matter.
 */
export function momentsSince(rhythm: Rhythm, since: Date, now: Date, timeZone: string): Moment[] {
  const come: Moment[] = []
  for (let next = nextMoment(rhythm, since, timeZone); next.dueAt <= now; ) {
    come.push(next)
    next = nextMoment(rhythm, next.dueAt, timeZone)
  }
  return come.slice(-MOST_MISSED)
}

/** The parameters of a report for one moment. */
export function parametersFor(parameters: string, covers: Covers, lastDay: IsoDate): string {
  const search = new URLSearchParams(parameters)
  const year = Number(lastDay.slice(0, 4))
  if (covers === 'year') search.set('year', String(year))
  if (covers === 'year_before') search.set('year', String(year - 1))
  if (covers === 'month') {
    search.delete('year')
    search.set('from', `${lastDay.slice(0, 7)}-01`)
    search.set('to', lastDay)
  }
  return search.toString()
}

/** `January 2026` or `2026`: a period in words. */
export const periodWords = (period: string): string =>
  period.length === 4 ? period : `${MONTH_NAMES[Number(period.slice(5)) - 1]} ${period.slice(0, 4)}`

/** `as of the end of 31 Jan 2026, on 1 Feb 2026`. */
export const momentWords = ({ lastDay }: Moment): string =>
  `on ${formatDate(addDays(lastDay, 1))}, as of the end of ${formatDate(lastDay)}`
