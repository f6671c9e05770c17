import 'server-only'
import { db } from '@/lib/database/db'
import { DEFAULT_TIME_ZONE } from '@/lib/kernel/time-zones'
import { enqueueFileOnce } from '@/lib/reporting/exports/files/request-export'
import { stillAllowed } from '@/lib/reporting/exports/files/still-allowed'
import { dueDatesSince, parametersFor } from './due-dates'
import { SCHEDULE_MESSAGES } from './messages'
import { activeSchedules, type Schedule } from './schedule-queries'

/**
 * Requests the exports that are due by an instant and were not requested yet, each as of the end of its period: those
 * missed while the server was off too. Two instances may do it at once. Returns how many it requested.
 */
export async function requestDueExports(now: Date): Promise<number> {
  const schedules = await activeSchedules()
  if (schedules.length === 0) return 0
  const organisation = await db.organisation.findFirst({ select: { timeZone: true } })
  let asked = 0
  for (const schedule of schedules) asked += await askDueOf(schedule, now, organisation?.timeZone ?? DEFAULT_TIME_ZONE)
  return asked
}

async function askDueOf(schedule: Schedule, now: Date, timeZone: string): Promise<number> {
  const come = dueDatesSince(schedule.rhythm, schedule.activeSince, now, timeZone)
  if (come.length === 0) return 0
  const known = await db.exportFile.findMany({
    where: { scheduleId: schedule.id, period: { in: come.map(({ period }) => period) } },
    select: { period: true },
  })
  const missing = come.filter(({ period }) => !known.some((file) => file.period === period))
  if (missing.length === 0) return 0
  const owner = await stillAllowed(schedule.ownerId)
  const fault = owner.ok ? '' : SCHEDULE_MESSAGES.ownerMayNotExport(owner.refusal.message)
  const { id: scheduleId, ownerId: askedById, report, format } = schedule
  let asked = 0
  for (const { period, asOf, lastDay } of missing) {
    const parameters = parametersFor(schedule.parameters, schedule.covers, lastDay)
    const file = { report, format, parameters, asOf, askedById, scheduleId, period, fault }
    if (await enqueueFileOnce(file)) asked += 1
  }
  return asked
}
