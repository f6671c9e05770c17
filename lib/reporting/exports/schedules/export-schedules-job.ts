import 'server-only'
import { z } from 'zod'
import type { JobHandler } from '@/lib/queue/job-handler'
import { nudgeWorker } from '@/lib/queue/start-worker'
import { requestDueExports } from './request-due-exports'

const occurrenceIn = z.object({ occurrence: z.coerce.date().optional() })

/**
 * Requests the exports of the schedules at the first instant of each day in the organisation's zone. Those of a day
 * that has come by the clock of another process are requested too.
 */
export const exportSchedulesJob: JobHandler = {
  kind: 'export-schedules',
  recurring: { timetable: 'daily' },
  maxAttempts: null,
  run: async ({ payload }) => {
    const { occurrence } = occurrenceIn.parse(payload)
    const now = new Date(Math.max(Date.now(), occurrence?.getTime() ?? 0))
    if ((await requestDueExports(now)) > 0) nudgeWorker()
  },
}
