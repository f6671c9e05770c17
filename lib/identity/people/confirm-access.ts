import 'server-only'
import { z } from 'zod'
import { audited, type Change } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import type { Transaction } from '@/lib/database/db'
import { endedIdentityFacts } from '@/lib/identity/access/ended-identities'
import { applyAccess } from '@/lib/identity/access/give-access'
import { ACCESS_MESSAGES, PERSON_MESSAGES } from '@/lib/identity/messages'
import { revokeLinks } from '@/lib/identity/passwords/one-time-link'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { isLastAdministrator, lockOrganisation } from './lock-person'
import { personEvent } from './person-event'

/** Names the access, not the person: what is confirmed is what was seen, not what replaced it meanwhile. */
export const accessNamed = z.object({ id: recordId(ACCESS_MESSAGES.unknown) })
type AccessNamed = z.output<typeof accessNamed>

type Decided = { name: string }

/**
 * Confirms access to an account that decides, as the second person: neither who requested it nor whom it is for. A
 * change takes effect, a password link works from now on. Access that was given while no second person existed is
 * confirmed afterwards, and stays marked. The database refuses one person as both.
 */
export async function confirmAccess(actor: Actor, { id }: AccessNamed): Promise<Result<Decided>> {
  if (!can(actor.role, 'people:confirm-access')) return err(roleRefusal(actor))
  try {
    return await audited<Decided>(async (transaction) => {
      const found = await waitingAccess(transaction, actor, id)
      if ('refusal' in found) return found
      await transaction.accessGrant.updateMany({
        where: { id },
        data: { confirmedById: actor.id, confirmedAt: new Date() },
      })
      return confirmed(transaction, actor, found.access)
    })
  } catch (error) {
    if (sqlStateOf(error) !== SQLSTATE.unique) throw error
    return err({ kind: 'conflict', message: PERSON_MESSAGES.emailTaken('The requested address') })
  }
}

/** Declines access that waits: the link never works, the change never takes effect. */
export async function declineAccess(actor: Actor, { id }: AccessNamed): Promise<Result<Decided>> {
  if (!can(actor.role, 'people:confirm-access')) return err(roleRefusal(actor))
  return audited<Decided>(async (transaction) => {
    const found = await waitingAccess(transaction, actor, id)
    if ('refusal' in found) return found
    const { person, kind, effectiveAt } = found.access
    if (effectiveAt) return { refusal: UNKNOWN }
    if (kind === 'link') await revokeLinks(transaction, person.id)
    else await transaction.accessGrant.updateMany({ where: { id }, data: { withdrawnAt: new Date() } })
    return { value: { name: person.name }, events: [personEvent(actor, 'person.access-declined', person)] }
  })
}

const UNKNOWN: Refusal = { kind: 'conflict', message: ACCESS_MESSAGES.unknown }

const readAccess = (transaction: Transaction, id: string) =>
  transaction.accessGrant.findUnique({ where: { id }, include: { person: true, link: true } })
type Access = NonNullable<Awaited<ReturnType<typeof readAccess>>>

async function waitingAccess(
  transaction: Transaction,
  actor: Actor,
  id: string,
): Promise<{ access: Access } | { refusal: Refusal }> {
  await lockOrganisation(transaction)
  const access = await readAccess(transaction, id)
  if (!access || access.secondPerson === 'not_needed' || access.confirmedAt || access.releasedAt || access.withdrawnAt)
    return { refusal: UNKNOWN }
  const hasExpired = access.link && !access.effectiveAt && access.link.expiresAt <= new Date()
  if (hasExpired) return { refusal: UNKNOWN }
  if (actor.id === access.createdById || actor.id === access.personId)
    return { refusal: { kind: 'conflict', message: ACCESS_MESSAGES.confirmsOwn } }
  return { access }
}

async function confirmed(transaction: Transaction, actor: Actor, access: Access): Promise<Change<Decided>> {
  const { person, kind, name, email, role } = access
  const event = personEvent(actor, 'person.access-confirmed', person)
  const answer = { name: person.name }
  if (kind === 'link' || access.effectiveAt) return { value: answer, events: [event] }
  if (role && role !== 'administrator' && (await isLastAdministrator(transaction, person)))
    return { refusal: { kind: 'conflict', message: PERSON_MESSAGES.lastAdministrator(person.name) } }
  await applyAccess(transaction, access.id)
  const ended = kind === 'identity' ? await endedIdentityFacts(transaction, person.id) : null
  const old = { name: person.name, email: person.email, role: person.role }
  const changes = name && email && role ? changedFields(old, { name, email, role }) : null
  return { value: answer, events: [{ ...event, ...changes, ...ended }] }
}
