import 'server-only'
import { audited } from '@/lib/audit/audited'
import type { AppendedVerb } from '@/lib/audit/verbs'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { scheduleOf } from './schedule-queries'

type Named = { id: string; name: string }
type Columns = { pausedAt?: Date | null; archivedAt?: Date; activeSince?: Date }

/**
 * Pauses a schedule, or resumes it from now on: what would have come while it was paused is not made up. Refuses one
 * that stands so already.
 */
export async function pauseSchedule(
  actor: Actor,
  { id, paused }: { id: string; paused: boolean },
): Promise<Outcome<Named>> {
  const now = new Date()
  return paused
    ? change(actor, id, { pausedAt: null }, { pausedAt: now }, 'export-schedule.paused')
    : change(actor, id, { pausedAt: { not: null } }, { pausedAt: null, activeSince: now }, 'export-schedule.resumed')
}

/** Removes a schedule from the list: it asks for nothing any more. What it asked for stays, and so does its history. */
export async function removeSchedule(actor: Actor, { id }: { id: string }): Promise<Outcome<Named>> {
  return change(actor, id, {}, { archivedAt: new Date() }, 'export-schedule.removed')
}

async function change(
  actor: Actor,
  id: string,
  standing: { pausedAt?: null | { not: null } },
  columns: Columns,
  verb: AppendedVerb,
): Promise<Outcome<Named>> {
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const schedule = await scheduleOf(id)
  if (!schedule) return refused({ kind: 'not_found', says: 'There is no such schedule' })
  const { name } = schedule
  return audited<Named>(async (transaction) => {
    const { count } = await transaction.exportSchedule.updateMany({
      where: { id, archivedAt: null, ...standing },
      data: { ...columns, version: { increment: 1 } },
    })
    if (count === 0) return { refusal: ALREADY }
    const event = { actorId: actor.id, verb, targetKind: 'export-schedule', targetId: id, targetName: name }
    return { value: { id, name }, events: [event] }
  })
}

const ALREADY: Refusal = { kind: 'conflict', says: 'Somebody else has done this already' }
