import 'server-only'
import { audited } from '@/lib/audit/audited'
import { changedFields } from '@/lib/audit/changed-fields'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import type { Outcome, Refusal } from '@/lib/kernel/outcome'
import { refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { emailTaken } from './invite-person'
import type { PersonEdit } from './person-input'
import { isLastAdministrator, lockSeenPerson } from './seen-person'

const UNCHANGED: Refusal = {
  kind: 'invalid',
  says: 'Nothing was changed: these are the values that are kept',
  fieldErrors: {},
}

/**
 * Changes the name, e-mail or role of a person; a new role counts from their next request on. Refuses a taken e-mail, a
 * form somebody overtook, and a role that would leave nobody to manage people.
 */
export async function editPerson(actor: Actor, input: PersonEdit): Promise<Outcome<{ name: string }>> {
  if (!can(actor.role, 'people:write')) return refused(roleRefusal(actor))
  const { name, email, role } = input
  try {
    return await audited<{ name: string }>(async (transaction) => {
      const found = await lockSeenPerson(transaction, input)
      if ('refusal' in found) return found
      const { person } = found
      const changes = changedFields(
        { name: person.name, email: person.email, role: person.role },
        { name, email, role },
      )
      if (!changes) return { refusal: UNCHANGED }
      if (role !== 'administrator' && (await isLastAdministrator(transaction, person))) {
        const says = `${person.name} is the last administrator with a password. Make somebody else administrator first`
        return { refusal: { kind: 'invalid', says, fieldErrors: { role: says } } }
      }
      await transaction.person.update({
        where: { id: person.id },
        data: { name, email, role, version: { increment: 1 } },
      })
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
