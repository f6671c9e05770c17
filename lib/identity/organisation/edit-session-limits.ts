import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { OVERTAKEN, overtaken } from '@/lib/audit/trail/record-history'
import { SESSION_MESSAGES, SETTINGS_MESSAGES } from '@/lib/identity/messages'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

/** The bounds of the columns, within those of NIST SP 800-63B-4 for two factors: an hour without use, a day in all. */
const [SHORTEST_MINUTES, LONGEST_MINUTES, LONGEST_HOURS] = [5, 60, 24]

const whole = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message)

/** When a session ends by itself. */
export const sessionLimitsInput = z.object({
  version: z.coerce.number().int(),
  sessionIdleMinutes: whole(
    SHORTEST_MINUTES,
    LONGEST_MINUTES,
    SESSION_MESSAGES.minutesOutOfRange(SHORTEST_MINUTES, LONGEST_MINUTES),
  ),
  sessionHours: whole(1, LONGEST_HOURS, SESSION_MESSAGES.hoursOutOfRange(LONGEST_HOURS)),
})

const UNCHANGED: Refusal = { kind: 'invalid', message: SETTINGS_MESSAGES.unchanged, fieldErrors: {} }

/**
 * Sets after how many minutes without use, and after how many hours in all, a session ends. A lower limit applies to
 * open sessions from the next request; a higher number of hours applies to sessions that begin afterwards.
 */
export async function editSessionLimits(
  actor: Actor,
  { version, ...limits }: z.output<typeof sessionLimitsInput>,
): Promise<Result<{ changed: true }>> {
  if (!can(actor.role, 'policies:write')) return err(roleRefusal(actor))
  const outcome = await audited<{ changed: true }>(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM organisation WHERE id = 1 FOR UPDATE`
    const current = await transaction.organisation.findUniqueOrThrow({ where: { id: 1 } })
    if (current.version !== version) return { refusal: OVERTAKEN }
    const { name, sessionIdleMinutes, sessionHours } = current
    const changes = changedFields({ sessionIdleMinutes, sessionHours }, limits)
    if (!changes) return { refusal: UNCHANGED }
    await transaction.organisation.update({ where: { id: 1 }, data: { ...limits, version: { increment: 1 } } })
    const event = {
      actorId: actor.id,
      verb: 'organisation.session-limits-edited',
      targetKind: 'organisation',
      targetId: '1',
      targetName: name,
      ...changes,
    } as const
    return { value: { changed: true }, events: [event] }
  })
  return !outcome.ok && outcome.refusal === OVERTAKEN ? err(await overtaken('organisation', '1')) : outcome
}
