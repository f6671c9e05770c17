import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { applyAccess, decides, giveAccess, withdrawAccess } from '@/lib/identity/access/give-access'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { ChangedPerson } from './edit-person'
import { isLastAdministrator, lockPerson } from './lock-person'
import { aloneReason, personEvent } from './person-event'
import type { PersonVersion } from './person-input'

/**
 * Ends a person's access with their next request: sessions, links and sign-in. Their records stay under their name.
 * Refuses the last administrator and the actor.
 */
export async function deactivatePerson(actor: Actor, seen: PersonVersion): Promise<Result<{ name: string }>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  return audited<{ name: string }>(async (transaction) => {
    const found = await lockPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    const refuse = (message: string) => ({ refusal: { kind: 'conflict', message } as const })
    if (person.id === actor.id) return refuse(PERSON_MESSAGES.self)
    if (person.deactivatedAt) return refuse(PERSON_MESSAGES.alreadyDeactivated(person.name))
    if (await isLastAdministrator(transaction, person)) return refuse(PERSON_MESSAGES.lastAdministrator(person.name))
    await transaction.person.update({
      where: { id: person.id },
      // A new session version, so that a session of today stays invalid after a later reactivation.
      data: { deactivatedAt: new Date(), sessionVersion: { increment: 1 }, version: { increment: 1 } },
    })
    await endSessionsOf(transaction, person.id)
    await withdrawAccess(transaction, person.id)
    return { value: { name: person.name }, events: [personEvent(actor, 'person.deactivated', person)] }
  })
}

/**
 * Restores the access of a person, with the role and password they had. With a role that decides it waits for a second
 * person.
 */
export async function reactivatePerson(actor: Actor, seen: PersonVersion): Promise<Result<ChangedPerson>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  return audited<ChangedPerson>(async (transaction) => {
    const found = await lockPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    if (!person.deactivatedAt)
      return { refusal: { kind: 'conflict', message: PERSON_MESSAGES.alreadyActive(person.name) } }
    if (!decides(person.role)) {
      await withdrawAccess(transaction, person.id)
      await transaction.person.update({
        where: { id: person.id },
        data: { deactivatedAt: null, version: { increment: 1 } },
      })
      return { value: { name: person.name, waits: false }, events: [personEvent(actor, 'person.reactivated', person)] }
    }
    await withdrawAccess(transaction, person.id)
    const { id, secondPerson } = await giveAccess(transaction, person.id, actor.id, { kind: 'reactivation' })
    const waits = secondPerson === 'needed'
    if (!waits) await applyAccess(transaction, id)
    const verb = waits ? 'person.access-requested' : 'person.reactivated'
    return {
      value: { name: person.name, waits },
      events: [personEvent(actor, verb, person, aloneReason(secondPerson))],
    }
  })
}
