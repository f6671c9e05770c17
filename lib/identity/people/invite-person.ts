import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import type { Transaction } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { applyAccess, giveAccess, type SecondPerson } from '@/lib/identity/access/give-access'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import { createPasswordLink } from '@/lib/identity/passwords/one-time-link'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { aloneReason, personEvent } from './person-event'
import type { InviteInput } from './person-input'

/** A person, and whether their access waits for a second person. */
type Invited = { personId: string; name: string; secondPerson: SecondPerson }

/** A person with the path of their password link, which is shown once and stored only as a hash. */
export type PasswordLink = Invited & { path: string }

/** An invitation; without a link while passwords are off. */
export type Invitation = Invited & { path: string | null }

/**
 * Adds a person with a role and a one-time link, which the administrator hands over, since Headroom sends no mail.
 * The access of a person who may decide waits for a second person. While passwords are off there is no link: they sign
 * in with the identity provider. Refuses an email address that is in use.
 */
export async function invitePerson(actor: Actor, input: InviteInput): Promise<Result<Invitation>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  try {
    return await audited<Invitation>(async (transaction) => {
      const person = await transaction.person.create({ data: input })
      const link = environment.passwordSignIn
        ? await createPasswordLink(transaction, person.id, actor.id)
        : await inviteWithoutLink(transaction, person.id, actor.id)
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

async function inviteWithoutLink(transaction: Transaction, personId: string, createdById: string) {
  const { id, secondPerson } = await giveAccess(transaction, personId, createdById, { kind: 'invitation' })
  if (secondPerson !== 'needed') await applyAccess(transaction, id)
  return { path: null, secondPerson }
}

/** The refusal of an email address that is in use, deactivated people included. */
export const emailTaken = (email: string) => invalidField('email', PERSON_MESSAGES.emailTaken(email))
