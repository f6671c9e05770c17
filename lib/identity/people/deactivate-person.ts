import 'server-only'
import { audited } from '@/lib/audit/audited'
import { withdrawLinks } from '@/lib/identity/access/one-time-link'
import { endSessionsOf } from '@/lib/identity/access/session-store'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { SeenPerson } from './person-input'
import { isLastAdministrator, lockSeenPerson } from './seen-person'

/**
 * Ends a person's access with their next request: sessions, links and sign-in. What they did stays under their name.
 * Refuses the last administrator and oneself.
 */
export async function deactivatePerson(actor: Actor, seen: SeenPerson): Promise<Outcome<{ name: string }>> {
  if (!can(actor.role, 'people:write')) return refused(roleRefusal(actor))
  return audited<{ name: string }>(async (transaction) => {
    const found = await lockSeenPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    if (person.id === actor.id)
      return { refusal: { kind: 'conflict', says: 'Nobody deactivates themselves: another administrator does' } }
    if (person.deactivatedAt) return { refusal: { kind: 'conflict', says: `${person.name} is deactivated already` } }
    if (await isLastAdministrator(transaction, person)) {
      const says = `${person.name} is the last administrator with a password. Make somebody else administrator first`
      return { refusal: { kind: 'conflict', says } }
    }
    await transaction.person.update({
      where: { id: person.id },
      // A new session version, so that a session of today does not come back to life with a later reactivation.
      data: { deactivatedAt: new Date(), sessionVersion: { increment: 1 }, version: { increment: 1 } },
    })
    await endSessionsOf(transaction, person.id)
    await withdrawLinks(transaction, person.id)
    return { value: { name: person.name }, events: [personEvent(actor, 'person.deactivated', person)] }
  })
}

/** Lets a person in again with the role and password they had. */
export async function reactivatePerson(actor: Actor, seen: SeenPerson): Promise<Outcome<{ name: string }>> {
  if (!can(actor.role, 'people:write')) return refused(roleRefusal(actor))
  return audited<{ name: string }>(async (transaction) => {
    const found = await lockSeenPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    if (!person.deactivatedAt) return { refusal: { kind: 'conflict', says: `${person.name} is active already` } }
    await transaction.person.update({
      where: { id: person.id },
      data: { deactivatedAt: null, version: { increment: 1 } },
    })
    return { value: { name: person.name }, events: [personEvent(actor, 'person.reactivated', person)] }
  })
}

type PersonVerb = 'person.deactivated' | 'person.reactivated' | 'person.link-made'

/** An event about a person that tells no fields. */
export const personEvent = (actor: Actor, verb: PersonVerb, person: { id: string; name: string }) => ({
  actorId: actor.id,
  verb,
  targetKind: 'person',
  targetId: person.id,
  targetName: person.name,
})
