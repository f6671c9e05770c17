import { addDays, dateIn, type IsoDate } from '@/lib/kernel/calendar'

/** No zone is further from UTC than this. */
const FURTHEST_MILLISECONDS = 15 * 3_600_000

/**
 * The first instant of a date in a zone. It is found by search, not computed from an offset: a clock may go forward or
 * back at midnight, and a day may be missing; a missing day begins when the day after it does.
 */
export function startOfDay(date: IsoDate, timeZone: string): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  let [before, from] = [midnight - FURTHEST_MILLISECONDS, midnight + FURTHEST_MILLISECONDS]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dateIn(new Date(middle), timeZone) >= date) from = middle
    else before = middle
  }
  return new Date(from)
}

/** The last millisecond of a date in a zone. */
export const endOfDay = (date: IsoDate, timeZone: string): Date =>
  new Date(startOfDay(addDays(date, 1), timeZone).getTime() - 1)
