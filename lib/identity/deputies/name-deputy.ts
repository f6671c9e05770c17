import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { DEPUTY_MESSAGES } from '@/lib/identity/messages'
import { lockOrganisation } from '@/lib/identity/people/lock-person'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { multilineText, recordId } from '@/lib/kernel/text'
import { typedDate } from '@/lib/kernel/typed-date'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { ableToSignIn, deputyshipsOf } from './deputy-queries'
import { type Candidate, namingProblem } from './deputy-rules'

export const nameDeputyInput = z.object({
  deputyId: recordId(DEPUTY_MESSAGES.missing),
  firstDay: typedDate(),
  lastDay: typedDate(),
  reason: multilineText('the reason'),
})

/**
 * Names another person of the actor's role as the actor's deputy for days. It gives them no right: another person of
 * the role may decide already. It is shown, and marks what the deputy decides on those days. So it takes no second
 * person.
 */
export async function nameDeputy(
  actor: Actor,
  { deputyId, firstDay, lastDay, reason }: z.output<typeof nameDeputyInput>,
): Promise<Result<{ name: string }>> {
  if (!can(actor.role, 'people:name-deputy')) return err(roleRefusal(actor))
  const { today } = await organisationClock()
  return audited<{ name: string }>(async (transaction) => {
    await lockOrganisation(transaction)
    const deputy = await readCandidate(transaction, deputyId)
    const others = await deputyshipsOf([actor.id, deputyId], today, transaction)
    const problem = namingProblem({ person: actor, deputy, firstDay, lastDay, today, others })
    if (problem || !deputy)
      return {
        refusal: invalidField(problem?.field ?? 'deputyId', problem?.message ?? DEPUTY_MESSAGES.missing).refusal,
      }
    const id = randomUUID()
    await transaction.$executeRaw`
      INSERT INTO deputyship (id, person_id, deputy_id, first_day, last_day, reason)
      VALUES (${id}::uuid, ${actor.id}::uuid, ${deputyId}::uuid, ${firstDay}::date, ${lastDay}::date, ${reason})`
    const event = {
      actorId: actor.id,
      verb: 'deputyship.begun',
      targetKind: 'deputyship',
      targetId: id,
      targetName: `${deputy.name} for ${actor.name}`,
      after: { firstDay, lastDay },
      reason,
    } as const
    return { value: { name: deputy.name }, events: [event] }
  })
}

async function readCandidate(transaction: Transaction, id: string): Promise<Candidate | null> {
  const person = await transaction.person.findUnique({ where: { id } })
  if (!person) return null
  const { name, role, deactivatedAt } = person
  const able = await transaction.person.count({ where: { id, ...(await ableToSignIn(transaction)) } })
  return { id, name, role, isDeactivated: deactivatedAt !== null, canSignIn: able > 0 }
}
