import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { ChainEvent } from '@/lib/audit/events/chain-event'
import type { AuditTarget } from '@/lib/database/audit-target-settings'
import { callProcedure } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import type { JobHandler } from '@/lib/queue/job-handler'
import { sendEvents } from './send-events'

/** Events of one request or connection. */
const BATCH = 500

type Waiting = ChainEvent & { outboxId: bigint }

/**
 * Sends the events that wait to the target, oldest first, until none waits. A failure is noted with the time of the
 * next attempt; no event is skipped, and one may be sent twice when the answer to it was lost.
 */
export async function deliverEvents(target: AuditTarget, signal?: AbortSignal): Promise<void> {
  await callProcedure(db, Prisma.sql`set_audit_delivery(true)`)
  const state = await db.auditDelivery.findUnique({ where: { id: 1 } })
  if (state && state.failures > 0 && state.nextAttemptAt > new Date()) return
  const hostName = environment.publicUrl ? new URL(environment.publicUrl).hostname : ''
  while (!signal?.aborted) {
    const waiting = await nextEvents()
    if (waiting.length === 0) return
    try {
      await sendEvents(
        target,
        waiting.map(({ outboxId: _, ...event }) => event),
        hostName,
      )
    } catch (error) {
      log.error({ err: error }, 'events of the audit trail could not be sent and are sent again later')
      const message = error instanceof Error ? error.message : String(error)
      await callProcedure(db, Prisma.sql`note_delivery_failure(${message})`)
      return
    }
    const ids = waiting.map(({ outboxId }) => outboxId)
    await callProcedure(db, Prisma.sql`note_delivered(${ids}::bigint[])`)
  }
}

const nextEvents = () => db.$queryRaw<Waiting[]>`
  SELECT o.id AS "outboxId", e.chain, e.seq, e.at, e.actor_id AS "actorId", e.verb, e.target_kind AS "targetKind",
    e.target_id AS "targetId", e.target_name AS "targetName", e.company_id AS "companyId", e.before, e.after, e.reason,
    e.previous_hash AS "previousHash", e.hash
  FROM audit_outbox o JOIN audit_event e ON e.chain = o.chain AND e.seq = o.seq ORDER BY o.id LIMIT ${BATCH}`

/** How the delivery goes: how many events wait, and since when it fails. Null where none is configured. */
export async function deliveryState(): Promise<{ waiting: number; failingSince: Date | null; error: string } | null> {
  if (!environment.auditTarget) return null
  const [waiting, state] = await Promise.all([
    db.auditOutbox.count(),
    db.auditDelivery.findUnique({ where: { id: 1 }, select: { failingSince: true, error: true } }),
  ])
  return { waiting, failingSince: state?.failingSince ?? null, error: state?.error ?? '' }
}

/** Sends events each minute, one process at a time. Without a target, events stop being noted for one. */
export const deliverEventsJob: JobHandler = {
  kind: 'deliver-audit-events',
  recurring: { timetable: { everyMinutes: 1 } },
  maxAttempts: 1,
  run: (job) =>
    environment.auditTarget
      ? deliverEvents(environment.auditTarget, job.signal)
      : callProcedure(db, Prisma.sql`set_audit_delivery(false)`),
}
