import 'server-only'
import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { applyAccess, decides, giveAccess, withdrawAccess } from '@/lib/identity/access/give-access'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import type { Role } from '@/lib/permissions/permissions'
import { isLastAdministrator, type StoredPerson } from './lock-person'
import { aloneReason, personEvent } from './person-event'

const BY_CLAIM = 'by the identity provider'

/**
 * Gives a person the role that the identity provider states, in a transaction that holds people (`lockOrganisation`). A
 * changed role ends every session. A role that decides waits for a second person, as if the person had requested it,
 * and the earlier one remains until then. Returns the events; null where no one else could manage people then.
 */
export async function changeClaimedRole(
  transaction: Transaction,
  person: StoredPerson,
  role: Role,
): Promise<NewAuditEvent[] | null> {
  if (role !== 'administrator' && (await isLastAdministrator(transaction, person))) return null
  const changes = { before: { role: person.role }, after: { role } }
  if (decides(role)) return requestRole(transaction, person, role, changes)
  await withdrawAccess(transaction, person.id)
  await transaction.person.update({ where: { id: person.id }, data: { role, version: { increment: 1 } } })
  await endSessionsOf(transaction, person.id)
  return [{ ...personEvent(person, 'person.edited', person, BY_CLAIM), ...changes, actorId: null }]
}

type Changes = Pick<NewAuditEvent, 'before' | 'after'>

async function requestRole(
  transaction: Transaction,
  person: StoredPerson,
  role: Role,
  changes: Changes,
): Promise<NewAuditEvent[]> {
  const { name, email } = person
  const waiting = { personId: person.id, kind: 'change', role, email, effectiveAt: null, withdrawnAt: null }
  if ((await transaction.accessGrant.count({ where: waiting })) > 0) return []
  await withdrawAccess(transaction, person.id)
  const { id, secondPerson } = await giveAccess(transaction, person.id, person.id, {
    kind: 'change',
    name,
    email,
    role,
  })
  const waits = secondPerson === 'needed'
  if (!waits) await applyAccess(transaction, id)
  const reason = [BY_CLAIM, aloneReason(secondPerson)].filter(Boolean).join(', ')
  return [{ ...personEvent(person, waits ? 'person.access-requested' : 'person.edited', person, reason), ...changes }]
}
