import { dateIn } from '@/lib/kernel/calendar'
import { startOfDay } from '@/lib/kernel/day-in-zone'

/** When a recurring job is due: every so many minutes, or at the first instant of each day of the organisation. */
export type Timetable = { everyMinutes: number } | 'daily'

const MINUTE_MILLISECONDS = 60_000

/**
 * The newest instant of a timetable that has come. A day is one occurrence, whether its clock goes forward or back, and
 * begins at its first instant where midnight is skipped.
 */
export function latestOccurrence(timetable: Timetable, now: Date, timeZone: string): Date {
  if (timetable === 'daily') return startOfDay(dateIn(now, timeZone), timeZone)
  const step = timetable.everyMinutes * MINUTE_MILLISECONDS
  return new Date(Math.floor(now.getTime() / step) * step)
}
