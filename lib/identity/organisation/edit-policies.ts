import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/audited'
import { changedFields } from '@/lib/audit/changed-fields'
import { OVERTAKEN, overtaken } from '@/lib/audit/record-history'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { requiredLine } from '@/lib/kernel/text'
import { timeZoneInput } from '@/lib/kernel/time-zones'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

/**
 * Longest window of a policy, in days: as far back as a determination looks for earlier entries
 * (lib/ledger/payments/read-context.ts).
 */
const LONGEST_WINDOW_DAYS = 400

const days = (label: string) =>
  z.coerce
    .number(`Enter ${label} in whole days`)
    .int(`Enter ${label} in whole days`)
    .min(1, `Enter ${label}: 1 to ${LONGEST_WINDOW_DAYS} days`)
    .max(LONGEST_WINDOW_DAYS, `Enter ${label}: 1 to ${LONGEST_WINDOW_DAYS} days`)

/** What the organisation decides itself, where the sources are silent. */
export const policiesInput = z.object({
  version: z.coerce.number().int(),
  name: requiredLine('the name of the organisation', 120),
  timeZone: timeZoneInput,
  duplicateWindowDays: days('the window for duplicates'),
  retryWindowDays: days('the window for retries'),
})
export type PoliciesInput = z.output<typeof policiesInput>

const UNCHANGED: Refusal = {
  kind: 'invalid',
  says: 'Nothing was changed: these are the values that are kept',
  fieldErrors: {},
}

/**
 * Changes the name, the time zone and the windows of the rules, for entries from now on. Refuses a form that somebody
 * else overtook.
 */
export async function editPolicies(
  actor: Actor,
  { version, ...policies }: PoliciesInput,
): Promise<Outcome<{ changed: true }>> {
  if (!can(actor.role, 'policies:write')) return refused(roleRefusal(actor))
  const outcome = await audited<{ changed: true }>(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM organisation WHERE id = 1 FOR UPDATE`
    const current = await transaction.organisation.findUniqueOrThrow({ where: { id: 1 } })
    if (current.version !== version) return { refusal: OVERTAKEN }
    const { name, timeZone, duplicateWindowDays, retryWindowDays } = current
    const changes = changedFields({ name, timeZone, duplicateWindowDays, retryWindowDays }, policies)
    if (!changes) return { refusal: UNCHANGED }
    await transaction.organisation.update({ where: { id: 1 }, data: { ...policies, version: { increment: 1 } } })
    const event = {
      actorId: actor.id,
      verb: 'organisation.policies-edited',
      targetKind: 'organisation',
      targetId: '1',
      targetName: name,
      ...changes,
    } as const
    return { value: { changed: true }, events: [event] }
  })
  return !outcome.ok && outcome.refusal === OVERTAKEN ? refused(await overtaken('organisation', '1')) : outcome
}
