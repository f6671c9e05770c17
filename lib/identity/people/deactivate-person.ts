import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import { revokeLinks } from '@/lib/identity/passwords/one-time-link'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { isLastAdministrator, lockPerson } from './lock-person'
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
    await revokeLinks(transaction, person.id)
    return { value: { name: person.name }, events: [personEvent(actor, 'person.deactivated', person)] }
  })
}

/** Restores the access of a person, with the role and password they had. */
export async function reactivatePerson(actor: Actor, seen: PersonVersion): Promise<Result<{ name: string }>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  return audited<{ name: string }>(async (transaction) => {
    const found = await lockPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    if (!person.deactivatedAt)
      return { refusal: { kind: 'conflict', message: PERSON_MESSAGES.alreadyActive(person.name) } }
    await transaction.person.update({
      where: { id: person.id },
      data: { deactivatedAt: null, version: { increment: 1 } },
    })
    return { value: { name: person.name }, events: [personEvent(actor, 'person.reactivated', person)] }
  })
}

type PersonVerb = 'person.deactivated' | 'person.reactivated' | 'person.link-made'

/** An event about a person without changed fields. */
export const personEvent = (actor: Actor, verb: PersonVerb, person: { id: string; name: string }) => ({
  actorId: actor.id,
  verb,
  targetKind: 'person',
  targetId: person.id,
  targetName: person.name,
})
