import 'server-only'
import { db } from '@/lib/database/db'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { dateIn, yearOf } from '@/lib/kernel/calendar'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { DEFAULT_TIME_ZONE } from '@/lib/kernel/time-zones'
import { settle } from './settled'
import { readInstant } from './typed-instant'

/** The settled instant of a report, and the clock of the organisation then, in its time zone at that instant. */
export type AsOf = { instant: Date; clock: OrganisationClock }

/**
 * Reads and settles the instant in `asOf` of an address, or in another field, by the clock of the database (the format
 * is that of readInstant). Refuses as readInstant does, and when entries are being written all the time.
 */
export async function readAsOf(search: URLSearchParams, field = 'asOf'): Promise<Result<AsOf>> {
  const [typed = '', ...more] = search.getAll(field).filter((item) => item.trim() !== '')
  if (more.length > 0) return invalidField(field, 'Give this once')
  // As a number, because the text format of an instant is a setting of the database.
  const [read] = await db.$queryRaw<{ milliseconds: number; time_zone: string | null }[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS milliseconds,
      (SELECT time_zone FROM organisation) AS time_zone`
  if (!read) throw new Error('the clock could not be read')
  const [now, timeZone] = [new Date(read.milliseconds), read.time_zone ?? DEFAULT_TIME_ZONE]
  const typedInstant = readInstant(typed, { now, timeZone }, field)
  if (!typedInstant.ok) return typedInstant
  const instant = typedInstant.value ?? now
  if (!(await settle(instant))) {
    return err({ kind: 'unavailable', message: 'Entries were being written all the time. Try again in a moment' })
  }
  return ok({ instant, clock: await clockAt(instant, timeZone) })
}

async function clockAt(instant: Date, zoneNow: string): Promise<OrganisationClock> {
  const rows = await db.$queryRaw<{ time_zone: string }[]>`SELECT content->>'time_zone' AS time_zone FROM record_version
    WHERE table_name = 'organisation' AND at <= ${instant}::timestamptz ORDER BY number DESC LIMIT 1`
  const timeZone = rows[0]?.time_zone ?? zoneNow
  const today = dateIn(instant, timeZone)
  const { holidays } = await readLaw()
  return { today, year: yearOf(today), timeZone, holidays }
}
