import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import { createPasswordLink } from '@/lib/identity/passwords/one-time-link'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { InviteInput } from './person-input'

/** A person and the path of their password link; it is shown once and stored only as a hash. */
export type PasswordLink = { personId: string; name: string; path: string }

/**
 * Adds a person with a role and a one-time link, which the administrator hands over, since Headroom sends no mail.
 * Refuses an email address that is in use.
 */
export async function invitePerson(actor: Actor, input: InviteInput): Promise<Result<PasswordLink>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  try {
    return await audited<PasswordLink>(async (transaction) => {
      const person = await transaction.person.create({ data: input })
      const path = await createPasswordLink(transaction, person.id)
      const event = {
        actorId: actor.id,
        verb: 'person.invited',
        targetKind: 'person',
        targetId: person.id,
        targetName: person.name,
        after: { name: person.name, email: person.email, role: person.role },
      } as const
      return { value: { personId: person.id, name: person.name, path }, events: [event] }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return emailTaken(input.email)
    throw error
  }
}

/** The refusal of an email address that is in use, deactivated people included. */
export const emailTaken = (email: string) => invalidField('email', PERSON_MESSAGES.emailTaken(email))
