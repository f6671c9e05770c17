import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import type { SecondPerson } from '@/lib/identity/access/give-access'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import { createPasswordLink } from '@/lib/identity/passwords/one-time-link'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { aloneReason, personEvent } from './person-event'
import type { InviteInput } from './person-input'

/**
 * A person and the path of their password link, which is shown once and stored only as a hash, and whether it waits for
 * a second person.
 */
export type PasswordLink = { personId: string; name: string; path: string; secondPerson: SecondPerson }

/**
 * Adds a person with a role and a one-time link, which the administrator hands over, since Headroom sends no mail.
 * The link of a person who may decide works after a second person confirmed it. Refuses an email address that is in
 * use.
 */
export async function invitePerson(actor: Actor, input: InviteInput): Promise<Result<PasswordLink>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  try {
    return await audited<PasswordLink>(async (transaction) => {
      const person = await transaction.person.create({ data: input })
      const link = await createPasswordLink(transaction, person.id, actor.id)
      const event = {
        ...personEvent(actor, 'person.invited', person, aloneReason(link.secondPerson)),
        after: { name: person.name, email: person.email, role: person.role },
      }
      return { value: { personId: person.id, name: person.name, ...link }, events: [event] }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return emailTaken(input.email)
    throw error
  }
}

/** The refusal of an email address that is in use, deactivated people included. */
export const emailTaken = (email: string) => invalidField('email', PERSON_MESSAGES.emailTaken(email))
