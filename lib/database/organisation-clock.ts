import 'server-only'
import { cache } from 'react'
import type { Holiday } from '@/lib/compliance/law/schema'
import { db } from '@/lib/database/db'
import { readLaw } from '@/lib/database/read-law'
import { dateIn, type IsoDate, yearOf } from '@/lib/kernel/calendar'

/** Today's date in this organisation's time zone, the zone, and the federal holidays of the law in force. */
export type OrganisationClock = { today: IsoDate; year: number; timeZone: string; holidays: readonly Holiday[] }

/** Reads the organisation's time zone, today's date in it and the holidays; once per request. */
export const organisationClock = cache(async (): Promise<OrganisationClock> => {
  const [organisation, { holidays }] = await Promise.all([
    db.organisation.findUnique({ where: { id: 1 }, select: { timeZone: true } }),
    readLaw(),
  ])
  const timeZone = organisation?.timeZone ?? 'America/New_York'
  const today = dateIn(new Date(), timeZone)
  return { today, year: yearOf(today), timeZone, holidays }
})
