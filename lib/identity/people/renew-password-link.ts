import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { environment } from '@/lib/database/env'
import { PASSWORD_MESSAGES, PERSON_MESSAGES } from '@/lib/identity/messages'
import { createPasswordLink } from '@/lib/identity/passwords/one-time-link'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { PasswordLink } from './invite-person'
import { lockPerson } from './lock-person'
import { aloneReason, personEvent } from './person-event'
import type { PersonVersion } from './person-input'

/**
 * Creates a new password link for a person who lost theirs or forgot the password. Their password stays valid until
 * they choose another; earlier links are revoked. The link of a person who may decide works after a second person
 * confirmed it. Refused while passwords are turned off.
 */
export async function renewPasswordLink(actor: Actor, seen: PersonVersion): Promise<Result<PasswordLink>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  if (!environment.passwordSignIn) return err({ kind: 'conflict', message: PASSWORD_MESSAGES.off })
  return audited<PasswordLink>(async (transaction) => {
    const found = await lockPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    if (person.deactivatedAt)
      return { refusal: { kind: 'conflict', message: PERSON_MESSAGES.deactivated(person.name) } }
    const link = await createPasswordLink(transaction, person.id, actor.id)
    return {
      value: { personId: person.id, name: person.name, ...link },
      events: [personEvent(actor, 'person.link-made', person, aloneReason(link.secondPerson))],
    }
  })
}
