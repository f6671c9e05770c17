import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, callProcedure, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import type { JobHandler } from '@/lib/queue/job-handler'
import type { EventFacts } from './audited'

/** A request that was refused before its use case: for want of a permission, or because another site made it. */
export type RefusedRequest = {
  actorId: string | null
  verb: 'permission.refused' | 'request.refused'
  targetKind: 'action' | 'route' | 'page' | 'site'
  /** The name of what was tried, at most 120 characters. */
  targetId: string
  after?: EventFacts
}

/**
 * Counts a refused request. The first of a person for a target within fifteen minutes is an event of the audit trail
 * at once; one event states the number of further ones when the fifteen minutes are over.
 */
export const countRefusal = ({ after, ...refused }: RefusedRequest): Promise<void> =>
  callProcedure(db, Prisma.sql`count_refusal(${jsonb({ ...refused, ...(after && { after: JSON.stringify(after) }) })})`)

/** States what was counted in windows that are over, and deletes them. */
export const closeRefusalWindowsJob: JobHandler = {
  kind: 'close-refusal-windows',
  recurring: { timetable: { everyMinutes: 5 } },
  maxAttempts: 3,
  run: async (job) => {
    for (let closed = 1; closed > 0 && !job.signal.aborted; )
      closed = await callFunction(db, Prisma.sql`close_refusal_windows()`, z.int())
  },
}
