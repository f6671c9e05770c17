import { addDays, dateIn, daysBetween, formatInstant, type IsoDate, yearOf } from '@/lib/kernel/calendar'

export const TIME_ZONE = 'America/New_York'

/** The day the demo is made on, from which its recent past and near future are counted. */
export type Clock = {
  /** Nothing in the demo happens after this instant. */
  now: number
  today: IsoDate
  year: number
  firstDay: IsoDate
  lastDay: IsoDate
  /**
   * How much of the year had passed on 23 November, the day the demo is drawn for, is 1; less before, never more than
   * 1.12.
   */
  elapsed: number
}

/** Reads the day from an instant. */
export function clockAt(now: Date): Clock {
  const today = dateIn(now, TIME_ZONE)
  const year = yearOf(today)
  const firstDay = `${year}-01-01`
  const drawnFor = daysBetween(firstDay, `${year}-11-23`) + 1
  return {
    now: now.getTime(),
    today,
    year,
    firstDay,
    lastDay: `${year}-12-31`,
    elapsed: (daysBetween(firstDay, today) + 1) / drawnFor,
  }
}

const winterHours = new Map<IsoDate, number>()

/** The instant of a local time in New York on a day, in office hours: `at('2026-11-20', '15:12')`. */
export function at(date: IsoDate, time: string): number {
  let offset = winterHours.get(date)
  if (offset === undefined) {
    const noon = new Date(`${date}T12:00:00-05:00`)
    offset = formatInstant(noon, TIME_ZONE).endsWith('12:00') ? 0 : 3_600_000
    winterHours.set(date, offset)
  }
  return Date.parse(`${date}T${time}:00-05:00`) - offset
}

/** The same day, or the Friday before a weekend: offices and banks are closed. */
export function workday(date: IsoDate): IsoDate {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, day === 6 ? -1 : day === 0 ? -2 : 0)
}

/** The same instant, or the Monday after a weekend. */
export function notOnWeekend(instant: number): number {
  const day = new Date(instant).getUTCDay()
  return instant + (day === 6 ? 2 : day === 0 ? 1 : 0) * 86_400_000
}

export const latest = (...dates: IsoDate[]): IsoDate => dates.reduce((one, other) => (one > other ? one : other))
export const earliest = (...dates: IsoDate[]): IsoDate => dates.reduce((one, other) => (one < other ? one : other))

/** A workday so many days before today. */
export const daysAgo = ({ today }: Clock, days: number): IsoDate =>
  days === 0 ? today : workday(addDays(today, -days))

/** The same, but within this calendar month, so that "blocked this month" is never empty. */
export const daysAgoThisMonth = (clock: Clock, days: number): IsoDate =>
  latest(daysAgo(clock, days), `${clock.today.slice(0, 8)}01`)

/** A day so many days before today that still counts in this calendar year. */
export const daysAgoThisYear = (clock: Clock, days: number): IsoDate => latest(daysAgo(clock, days), clock.firstDay)

/** A day so many days from now that still counts in this calendar year. */
export const daysAhead = ({ today, lastDay }: Clock, days: number): IsoDate => earliest(addDays(today, days), lastDay)
