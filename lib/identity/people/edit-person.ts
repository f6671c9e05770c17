import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { PERSON_MESSAGES, SETTINGS_MESSAGES } from '@/lib/identity/messages'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { emailTaken } from './invite-person'
import { isLastAdministrator, lockPerson } from './lock-person'
import type { PersonEdit } from './person-input'

const UNCHANGED: Refusal = { kind: 'invalid', message: SETTINGS_MESSAGES.unchanged, fieldErrors: {} }

/**
 * Changes the name, email address or role of a person. With a new role every session of theirs ends: a cookie from
 * before the change is refused, and they sign in to the new one. Refuses an address that is in use, an outdated form,
 * and a role that would leave no one to manage people.
 */
export async function editPerson(actor: Actor, input: PersonEdit): Promise<Result<{ name: string }>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  const { name, email, role } = input
  try {
    return await audited<{ name: string }>(async (transaction) => {
      const found = await lockPerson(transaction, input)
      if ('refusal' in found) return found
      const { person } = found
      const changes = changedFields(
        { name: person.name, email: person.email, role: person.role },
        { name, email, role },
      )
      if (!changes) return { refusal: UNCHANGED }
      if (role !== 'administrator' && (await isLastAdministrator(transaction, person))) {
        const message = PERSON_MESSAGES.lastAdministrator(person.name)
        return { refusal: { kind: 'invalid', message, fieldErrors: { role: message } } }
      }
      await transaction.person.update({
        where: { id: person.id },
        data: { name, email, role, version: { increment: 1 } },
      })
      if (role !== person.role) await endSessionsOf(transaction, person.id)
      const event = {
        actorId: actor.id,
        verb: 'person.edited',
        targetKind: 'person',
        targetId: person.id,
        targetName: person.name,
        ...changes,
      } as const
      return { value: { name }, events: [event] }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return emailTaken(email)
    throw error
  }
}
