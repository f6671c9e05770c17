import { dateIn, formatInstant, readDate } from '@/lib/kernel/calendar'
import { endOfDay } from '@/lib/kernel/day-in-zone'
import { done, invalidField, type Outcome } from '@/lib/kernel/outcome'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/
const SAYS = 'Give a date such as 2026-01-31, or an instant such as 2026-01-31T23:59:59.999Z'

/**
 * Reads the instant a report is asked as of: nothing and today are now (null), an earlier date is its last millisecond
 * in the organisation's zone, an instant is itself, to the millisecond. Refuses what is neither, and what lies in the
 * future, at the given field.
 */
export function readInstant(
  typed: string,
  { now, timeZone }: { now: Date; timeZone: string },
  field = 'asOf',
): Outcome<Date | null> {
  const text = typed.trim()
  if (text === '') return done(null)
  const date = readDate(text)
  if (date.ok && date.date === dateIn(now, timeZone)) return done(null)
  const instant = date.ok ? endOfDay(date.date, timeZone) : INSTANT.test(text) ? new Date(text) : null
  if (!instant || Number.isNaN(instant.getTime())) return invalidField(field, SAYS)
  return instant > now ? invalidField(field, `${formatInstant(instant, timeZone)} has not come yet`) : done(instant)
}
