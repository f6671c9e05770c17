import { z } from 'zod'
import { formatDate, readDate } from '@/lib/calendar'
import { endOfDay } from '@/lib/day-in-zone'
import type { OrganisationClock } from '@/lib/organisation/organisation-clock'
import { done, invalidField, type Outcome } from '@/lib/outcome'

const INSTANT = z.iso.datetime({ precision: 3 })

/** The instant an export is asked as of: a date is its end in the organisation's zone, nothing and today are now (null). Refuses the future. */
export function readAsOf(typed: string, { today, timeZone }: OrganisationClock): Outcome<Date | null> {
  if (typed.trim() === '') return done(null)
  if (INSTANT.safeParse(typed).success) {
    const instant = new Date(typed)
    return instant > new Date() ? invalidField('asOf', 'That instant has not come yet') : done(instant)
  }
  const reading = readDate(typed)
  if (!reading.ok) return invalidField('asOf', reading.says)
  if (reading.date > today) return invalidField('asOf', `${formatDate(reading.date)} has not come yet`)
  return done(reading.date === today ? null : endOfDay(reading.date, timeZone))
}
