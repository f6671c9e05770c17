import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { organisationClock } from '@/lib/database/organisation-clock'
import { DEPUTY_MESSAGES } from '@/lib/identity/messages'
import { lockOrganisation } from '@/lib/identity/people/lock-person'
import { fromDateColumn } from '@/lib/kernel/calendar'
import { err, type Result } from '@/lib/kernel/result'
import { recordId } from '@/lib/kernel/text'
import { mayChange, ownerRefusal } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

export const deputyshipNamed = z.object({ id: recordId(DEPUTY_MESSAGES.ended) })

/** Ends a deputyship before its last day: by the person, the deputy or an administrator. */
export async function endDeputyship(
  actor: Actor,
  { id }: z.output<typeof deputyshipNamed>,
): Promise<Result<{ name: string }>> {
  if (!can(actor.role, 'people:name-deputy')) return err(roleRefusal(actor))
  const { today } = await organisationClock()
  return audited<{ name: string }>(async (transaction) => {
    await lockOrganisation(transaction)
    const found = await transaction.deputyship.findUnique({ where: { id }, include: { person: true, deputy: true } })
    if (!found || found.endedAt || fromDateColumn(found.lastDay) < today)
      return { refusal: { kind: 'conflict', message: DEPUTY_MESSAGES.ended } }
    const { person, deputy } = found
    const isOfActor = actor.id === person.id || actor.id === deputy.id
    if (!mayChange(actor, 'deputyship', isOfActor ? actor.id : person.id))
      return { refusal: ownerRefusal('deputyship') }
    await transaction.deputyship.updateMany({ where: { id }, data: { endedAt: new Date(), endedById: actor.id } })
    const event = {
      actorId: actor.id,
      verb: 'deputyship.ended',
      targetKind: 'deputyship',
      targetId: id,
      targetName: `${deputy.name} for ${person.name}`,
    } as const
    return { value: { name: deputy.name }, events: [event] }
  })
}
