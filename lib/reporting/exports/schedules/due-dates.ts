import { addDays, dateIn, formatDate, type IsoDate, MONTH_NAMES } from '@/lib/kernel/calendar'
import { endOfDay, startOfDay } from '@/lib/kernel/day-in-zone'

/** How often a schedule requests a file: as of the end of each month, or of each year. */
export const RHYTHMS = ['monthly', 'yearly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** The year or the days that replace those of the parameters each time. */
export const COVERS = ['as_saved', 'year', 'year_before', 'month'] as const
export type Covers = (typeof COVERS)[number]

/** One request of a schedule: the month or year, its last instant, and the instant from which it is due. */
export type DueDate = { period: string; lastDay: IsoDate; asOf: Date; dueAt: Date }

/** The most missed due dates of one schedule that are requested: the newest ones. */
const MOST_MISSED = 24

/** The month or the year of a day, as 2026-01 or 2026. */
const periodOf = (date: IsoDate, rhythm: Rhythm): string => date.slice(0, rhythm === 'monthly' ? 7 : 4)

/** The first day of the next month or year after a day. */
function firstDayAfter(date: IsoDate, rhythm: Rhythm): IsoDate {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  if (rhythm === 'yearly' || month === 12) return `${year + 1}-01-01`
  return `${year}-${String(month + 1).padStart(2, '0')}-01`
}

function dueDateBefore(firstDay: IsoDate, rhythm: Rhythm, timeZone: string): DueDate {
  const lastDay = addDays(firstDay, -1)
  const asOf = endOfDay(lastDay, timeZone)
  return { period: periodOf(lastDay, rhythm), lastDay, asOf, dueAt: startOfDay(firstDay, timeZone) }
}

/** The next due date of a schedule after an instant. */
export function nextDueDate(rhythm: Rhythm, after: Date, timeZone: string): DueDate {
  return dueDateBefore(firstDayAfter(dateIn(after, timeZone), rhythm), rhythm, timeZone)
}

/**
 * Every due date since a schedule became active, oldest first; at most the newest 24. Includes those that
 * have already been requested.
 */
export function dueDatesSince(rhythm: Rhythm, since: Date, now: Date, timeZone: string): DueDate[] {
  const due: DueDate[] = []
  for (let next = nextDueDate(rhythm, since, timeZone); next.dueAt <= now; ) {
    due.push(next)
    next = nextDueDate(rhythm, next.dueAt, timeZone)
  }
  return due.slice(-MOST_MISSED)
}

/** The parameters of a report for one due date. */
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

/** The label of a period: `January 2026` or `2026`. */
export const periodLabel = (period: string): string =>
  period.length === 4 ? period : `${MONTH_NAMES[Number(period.slice(5)) - 1]} ${period.slice(0, 4)}`

/** `as of the end of 31 Jan 2026, on 1 Feb 2026`. */
export const dueDateLabel = ({ lastDay }: DueDate): string =>
  `on ${formatDate(addDays(lastDay, 1))}, as of the end of ${formatDate(lastDay)}`
