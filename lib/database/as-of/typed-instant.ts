import { dateIn, formatInstant } from '@/lib/kernel/calendar'
import { endOfDay } from '@/lib/kernel/day-in-zone'
import { DATE_MESSAGE, readDate } from '@/lib/kernel/read-date'
import { invalidField, ok, type Result } from '@/lib/kernel/result'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/
const ACCEPTED = 'Give a date such as 2026-01-31, or an instant such as 2026-01-31T23:59:59.999Z'

/**
 * Reads the instant of an as-of report: an empty text and today mean now (null), an earlier date means its last
 * millisecond in the organisation's zone, and an instant is taken to the millisecond. Refuses anything else, and any
 * time in the future, at the given field.
 */
export function readInstant(
  typed: string,
  { now, timeZone }: { now: Date; timeZone: string },
  field = 'asOf',
): Result<Date | null> {
  const text = typed.trim()
  if (text === '') return ok(null)
  const date = readDate(text)
  if (date.ok && date.date === dateIn(now, timeZone)) return ok(null)
  const hasReason = !date.ok && date.message !== DATE_MESSAGE
  const instant = date.ok ? endOfDay(date.date, timeZone) : INSTANT.test(text) ? new Date(text) : null
  if (!instant || Number.isNaN(instant.getTime())) return invalidField(field, hasReason ? date.message : ACCEPTED)
  return instant > now ? invalidField(field, `${formatInstant(instant, timeZone)} has not come yet`) : ok(instant)
}
