import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import type { AppendedVerb } from '@/lib/audit/events/verbs'
import { OVERTAKEN, overtaken } from '@/lib/audit/trail/record-history'
import { SETTINGS_MESSAGES } from '@/lib/identity/messages'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

/** The columns of the organisation that an administrator sets, as each form posts them. */
type Settings = Partial<{
  name: string
  timeZone: string
  duplicateWindowDays: number
  retryWindowDays: number
  sessionIdleMinutes: number
  sessionHours: number
  secondFactorRoles: string[]
}>

const UNCHANGED: Refusal = { kind: 'invalid', message: SETTINGS_MESSAGES.unchanged, fieldErrors: {} }

/**
 * Changes settings of the organisation with the event of this verb. Refuses a role that may not, a change that changes
 * nothing, and one whose form was opened before someone else's change.
 */
export async function changeOrganisation(
  actor: Actor,
  { version, ...settings }: Settings & { version: number },
  verb: AppendedVerb,
): Promise<Result<{ changed: true }>> {
  if (!can(actor.role, 'policies:write')) return err(roleRefusal(actor))
  const outcome = await audited<{ changed: true }>(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM organisation WHERE id = 1 FOR UPDATE`
    const current = await transaction.organisation.findUniqueOrThrow({ where: { id: 1 } })
    if (current.version !== version) return { refusal: OVERTAKEN }
    const names = Object.keys(settings) as (keyof Settings)[]
    const changes = changedFields(Object.fromEntries(names.map((name) => [name, current[name]])), settings)
    if (!changes) return { refusal: UNCHANGED }
    await transaction.organisation.update({ where: { id: 1 }, data: { ...settings, version: { increment: 1 } } })
    const target = { targetKind: 'organisation', targetId: '1', targetName: current.name } as const
    return { value: { changed: true }, events: [{ actorId: actor.id, verb, ...target, ...changes }] }
  })
  return !outcome.ok && outcome.refusal === OVERTAKEN ? err(await overtaken('organisation', '1')) : outcome
}
