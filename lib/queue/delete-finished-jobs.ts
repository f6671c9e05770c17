import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { callProcedure } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import type { JobHandler } from './job-handler'

/** Deletes jobs a week after they finished: what they did is in the ledger and the audit trail. */
export const deleteFinishedJobs: JobHandler = {
  kind: 'delete-finished-jobs',
  recurring: { timetable: 'daily' },
  maxAttempts: 3,
  run: async () => {
    await callProcedure(db, Prisma.sql`delete_finished_jobs()`)
  },
}
