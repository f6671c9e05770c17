import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import type { AppendedVerb } from '@/lib/audit/events/verbs'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { mayChange, ownerRefusal } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { SCHEDULE_MESSAGES } from './messages'
import { scheduleOf } from './schedule-queries'

type Named = { id: string; name: string }
type Columns = { pausedAt?: Date | null; archivedAt?: Date; activeSince?: Date }

/**
 * Pauses a schedule, or resumes it from now on: periods that passed while it was paused are not requested later.
 * Refuses another person's schedule, except for an administrator, and one that is already paused or running.
 */
export async function pauseSchedule(
  actor: Actor,
  { id, paused }: { id: string; paused: boolean },
): Promise<Result<Named>> {
  const now = new Date()
  return paused
    ? change(actor, id, { pausedAt: null }, { pausedAt: now }, 'export-schedule.paused')
    : change(actor, id, { pausedAt: { not: null } }, { pausedAt: null, activeSince: now }, 'export-schedule.resumed')
}

/** Removes a schedule from the list: it requests no more files. Its files and its history stay. */
export async function removeSchedule(actor: Actor, { id }: { id: string }): Promise<Result<Named>> {
  return change(actor, id, {}, { archivedAt: new Date() }, 'export-schedule.removed')
}

async function change(
  actor: Actor,
  id: string,
  standing: { pausedAt?: null | { not: null } },
  columns: Columns,
  verb: AppendedVerb,
): Promise<Result<Named>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const schedule = await scheduleOf(id)
  if (!schedule) return err({ kind: 'not_found', message: SCHEDULE_MESSAGES.unknownSchedule })
  const { name, ownerId } = schedule
  if (!mayChange(actor, 'export-schedule', ownerId)) return err(ownerRefusal('export-schedule'))
  return audited<Named>(async (transaction) => {
    const { count } = await transaction.exportSchedule.updateMany({
      where: { id, ownerId, archivedAt: null, ...standing },
      data: { ...columns, version: { increment: 1 } },
    })
    if (count === 0) return { refusal: ALREADY }
    const event = { actorId: actor.id, verb, targetKind: 'export-schedule', targetId: id, targetName: name }
    return { value: { id, name }, events: [event] }
  })
}

const ALREADY: Refusal = { kind: 'conflict', message: SCHEDULE_MESSAGES.alreadyDone }
