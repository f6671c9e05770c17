import 'server-only'
import { audited } from '@/lib/audit/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { makePasswordLink } from '@/lib/identity/access/one-time-link'
import { invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { InviteInput } from './person-input'

/** A person and the path of the link with which they choose a password; it is shown once and kept only as a hash. */
export type PasswordLink = { personId: string; name: string; path: string }

/**
 * Lets somebody in: with a role, and a one-time link that the administrator hands over, since Headroom sends no mail.
 * Refuses an e-mail that is taken.
 */
export async function invitePerson(actor: Actor, input: InviteInput): Promise<Outcome<PasswordLink>> {
  if (!can(actor.role, 'people:write')) return refused(roleRefusal(actor))
  try {
    return await audited<PasswordLink>(async (transaction) => {
      const person = await transaction.person.create({ data: input })
      const path = await makePasswordLink(transaction, person.id)
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

/** The refusal for an e-mail that somebody has already, deactivated people included. */
export const emailTaken = (email: string) =>
  invalidField('email', `Somebody signs in as ${email} already. A deactivated person can be reactivated`)
