import 'server-only'
import { audited, type Change, type EventFacts } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import type { Transaction } from '@/lib/database/db'
import { applyAccess, decides, giveAccess, withdrawAccess } from '@/lib/identity/access/give-access'
import { PERSON_MESSAGES, SETTINGS_MESSAGES } from '@/lib/identity/messages'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { emailTaken } from './invite-person'
import { isLastAdministrator, lockPerson, type StoredPerson } from './lock-person'
import { aloneReason, personEvent } from './person-event'
import type { PersonEdit } from './person-input'

/** A person who was changed; `waits` when the change waits for a second person and nothing has changed yet. */
export type ChangedPerson = { name: string; waits: boolean }

type Edit = { person: StoredPerson; input: PersonEdit; changes: { before: EventFacts; after: EventFacts } }

const UNCHANGED: Refusal = { kind: 'invalid', message: SETTINGS_MESSAGES.unchanged, fieldErrors: {} }

/**
 * Changes the name, email address or role of a person. With a new role every session of theirs ends: a cookie from
 * before the change is refused, and they sign in to the new one. A role that decides, and the email address of an
 * account that decides, wait for a second person. Refuses an address that is in use, an outdated form, and a role that
 * would leave no one to manage people.
 */
export async function editPerson(actor: Actor, input: PersonEdit): Promise<Result<ChangedPerson>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  const { name, email, role } = input
  try {
    return await audited<ChangedPerson>(async (transaction) => {
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
      const edit = { person, input, changes }
      const givesAccess = decides(role) && (role !== person.role || email !== person.email)
      return givesAccess ? requestChange(transaction, actor, edit) : changeNow(transaction, actor, edit)
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return emailTaken(email)
    throw error
  }
}

async function changeNow(transaction: Transaction, actor: Actor, edit: Edit): Promise<Change<ChangedPerson>> {
  const { person, changes } = edit
  const { name, email, role } = edit.input
  await withdrawAccess(transaction, person.id)
  await transaction.person.update({
    where: { id: person.id },
    data: { name, email, role, version: { increment: 1 } },
  })
  if (role !== person.role) await endSessionsOf(transaction, person.id)
  return { value: { name, waits: false }, events: [{ ...personEvent(actor, 'person.edited', person), ...changes }] }
}

/** Where no one else could confirm it yet, the change takes effect at once and stays marked. */
async function requestChange(transaction: Transaction, actor: Actor, edit: Edit): Promise<Change<ChangedPerson>> {
  const { person, changes } = edit
  const { name, email, role } = edit.input
  if (email !== person.email && (await transaction.person.findUnique({ where: { email } })))
    return { refusal: emailTaken(email).refusal }
  await withdrawAccess(transaction, person.id)
  const { id, secondPerson } = await giveAccess(transaction, person.id, actor.id, {
    kind: 'change',
    name,
    email,
    role,
  })
  const waits = secondPerson === 'needed'
  if (!waits) await applyAccess(transaction, id)
  const verb = waits ? 'person.access-requested' : 'person.edited'
  const event = { ...personEvent(actor, verb, person, aloneReason(secondPerson)), ...changes }
  return { value: { name: person.name, waits }, events: [event] }
}
