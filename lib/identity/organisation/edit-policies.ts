import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { OVERTAKEN, overtaken } from '@/lib/audit/trail/record-history'
import { SETTINGS_MESSAGES } from '@/lib/identity/messages'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { requiredLine } from '@/lib/kernel/text'
import { timeZoneInput } from '@/lib/kernel/time-zones'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

/**
 * The longest window of a policy in days: as far back as a determination reads earlier entries
 * (lib/ledger/payments/read-context.ts).
 */
const LONGEST_WINDOW_DAYS = 400

const days = (label: string) =>
  z.coerce
    .number(SETTINGS_MESSAGES.wholeDays(label))
    .int(SETTINGS_MESSAGES.wholeDays(label))
    .min(1, SETTINGS_MESSAGES.daysOutOfRange(label, LONGEST_WINDOW_DAYS))
    .max(LONGEST_WINDOW_DAYS, SETTINGS_MESSAGES.daysOutOfRange(label, LONGEST_WINDOW_DAYS))

/** The choices of the organisation where the sources are silent. */
export const policiesInput = z.object({
  version: z.coerce.number().int(),
  name: requiredLine('the name of the organisation', 120),
  timeZone: timeZoneInput,
  duplicateWindowDays: days('the window for duplicates'),
  retryWindowDays: days('the window for retries'),
})
export type PoliciesInput = z.output<typeof policiesInput>

const UNCHANGED: Refusal = { kind: 'invalid', message: SETTINGS_MESSAGES.unchanged, fieldErrors: {} }

/**
 * Changes the name, the time zone and the windows of the rules, for entries from now on. Refuses when someone else has
 * changed them since the form was opened.
 */
export async function editPolicies(
  actor: Actor,
  { version, ...policies }: PoliciesInput,
): Promise<Result<{ changed: true }>> {
  if (!can(actor.role, 'policies:write')) return err(roleRefusal(actor))
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
  return !outcome.ok && outcome.refusal === OVERTAKEN ? err(await overtaken('organisation', '1')) : outcome
}
