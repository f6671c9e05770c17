import 'server-only'
import { audited } from '@/lib/audit/audited'
import { makePasswordLink } from '@/lib/identity/access/one-time-link'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { personEvent } from './deactivate-person'
import type { PasswordLink } from './invite-person'
import type { SeenPerson } from './person-input'
import { lockSeenPerson } from './seen-person'

/**
 * A new one-time link for somebody who lost theirs or forgot the password. Their password stays until they choose
 * another; earlier links stop working.
 */
export async function renewPasswordLink(actor: Actor, seen: SeenPerson): Promise<Outcome<PasswordLink>> {
  if (!can(actor.role, 'people:write')) return refused(roleRefusal(actor))
  return audited<PasswordLink>(async (transaction) => {
    const found = await lockSeenPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    if (person.deactivatedAt)
      return {
        refusal: { kind: 'conflict', says: `${person.name} is deactivated. Reactivate them before you make a link` },
      }
    const path = await makePasswordLink(transaction, person.id)
    return {
      value: { personId: person.id, name: person.name, path },
      events: [personEvent(actor, 'person.link-made', person)],
    }
  })
}
