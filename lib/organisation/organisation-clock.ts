import 'server-only'
import { cache } from 'react'
import { dateIn, type IsoDate, yearOf } from '@/lib/calendar'
import { db } from '@/lib/db'

/** What day it is for this organisation, and the zone that says so. */
export type OrganisationClock = { today: IsoDate; year: number; timeZone: string }

/** Reads the organisation's zone and today's date in it; once a request. */
export const organisationClock = cache(async (): Promise<OrganisationClock> => {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { timeZone: true } })
  const timeZone = organisation?.timeZone ?? 'America/New_York'
  const today = dateIn(new Date(), timeZone)
  return { today, year: yearOf(today), timeZone }
})
