import 'server-only'
import { dateIn, endOfDay, formatInstant, readDate, yearOf } from '@/lib/calendar'
import { db } from '@/lib/db'
import type { OrganisationClock } from '@/lib/organisation/organisation-clock'
import { DEFAULT_TIME_ZONE } from '@/lib/organisation/time-zones'
import { done, invalidField, type Outcome, refused } from '@/lib/outcome'
import { settle } from './settled'

/** The instant a report is of, settled, and what day it was then for the organisation, in the zone it had then. */
export type AsOf = { instant: Date; clock: OrganisationClock }

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/
const SAYS = 'Give a date such as 2026-01-31, or an instant such as 2026-01-31T23:59:59.999Z'

/**
 * Reads what stands in `asOf`, or in another field: nothing is now, a date is the end of that day in the organisation's zone (now, when that is today), an instant is itself, to the
 * millisecond. Refuses what is neither, and what lies in the future.
 */
export async function readAsOf(typed: string | null, field = 'asOf'): Promise<Outcome<AsOf>> {
  const [read] = await db.$queryRaw<{ now: Date; time_zone: string | null }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS now, (SELECT time_zone FROM organisation) AS time_zone`
  if (!read) throw new Error('the clock could not be read')
  const timeZone = read.time_zone ?? DEFAULT_TIME_ZONE
  const instant = instantOf(typed?.trim() ?? '', { now: read.now, timeZone })
  if (!instant) return invalidField(field, SAYS)
  if (instant > read.now) return invalidField(field, `${formatInstant(instant, timeZone)} has not come yet`)
  if (!(await settle(instant))) {
    return refused({ kind: 'unavailable', says: 'Entries were being written all the time. Try again in a moment' })
  }
  return done({ instant, clock: await clockAt(instant, timeZone) })
}

function instantOf(typed: string, { now, timeZone }: { now: Date; timeZone: string }): Date | null {
  if (typed === '') return now
  const date = readDate(typed)
  if (date.ok) return date.date === dateIn(now, timeZone) ? now : endOfDay(date.date, timeZone)
  const instant = INSTANT.test(typed) ? new Date(typed) : null
  return instant && !Number.isNaN(instant.getTime()) ? instant : null
}

async function clockAt(instant: Date, zoneNow: string): Promise<OrganisationClock> {
  const rows = await db.$queryRaw<{ time_zone: string }[]>`SELECT content->>'time_zone' AS time_zone FROM record_version
    WHERE table_name = 'organisation' AND at <= ${instant}::timestamptz ORDER BY number DESC LIMIT 1`
  const timeZone = rows[0]?.time_zone ?? zoneNow
  const today = dateIn(instant, timeZone)
  return { today, year: yearOf(today), timeZone }
}
