import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { endedIdentityFacts } from '@/lib/identity/access/ended-identities'
import { applyAccess, giveAccess, withdrawAccess } from '@/lib/identity/access/give-access'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import type { ChangedPerson } from '@/lib/identity/people/edit-person'
import { lockPerson } from '@/lib/identity/people/lock-person'
import { aloneReason, personEvent } from '@/lib/identity/people/person-event'
import type { PersonVersion } from '@/lib/identity/people/person-input'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

/** The identity of a provider that a person signs in with now; null where there is none. */
export const identityOf = (personId: string): Promise<{ issuer: string; subject: string; boundAt: Date } | null> =>
  db.personIdentity.findFirst({
    where: { personId, endedAt: null },
    orderBy: { boundAt: 'desc' },
    select: { issuer: true, subject: true, boundAt: true },
  })

/**
 * Ends the identities of a person and all of their sessions, for a person whose account at the provider was made again.
 * The next sign-in with their verified email address binds them again. Another person may have that address at the
 * provider by then, so for an account that decides it waits for a second person, and nothing ends before.
 */
export async function endIdentity(actor: Actor, seen: PersonVersion): Promise<Result<ChangedPerson>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  return audited<ChangedPerson>(async (transaction) => {
    const found = await lockPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    if ((await transaction.personIdentity.count({ where: { personId: person.id, endedAt: null } })) === 0)
      return { refusal: { kind: 'conflict', message: PERSON_MESSAGES.noIdentity(person.name) } }
    await withdrawAccess(transaction, person.id)
    const { id, secondPerson } = await giveAccess(transaction, person.id, actor.id, { kind: 'identity' })
    if (secondPerson === 'needed') {
      const event = personEvent(actor, 'person.access-requested', person, 'the end of their provider identity')
      return { value: { name: person.name, waits: true }, events: [event] }
    }
    await applyAccess(transaction, id)
    const ended = await endedIdentityFacts(transaction, person.id)
    const event = { ...personEvent(actor, 'person.identity-ended', person, aloneReason(secondPerson)), ...ended }
    return { value: { name: person.name, waits: false }, events: [event] }
  })
}
