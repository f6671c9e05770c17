import 'server-only'
import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { revokeLinks } from './one-time-link'

/**
 * Stores a new password in a transaction, ends every session that began with the old one and revokes the password
 * links. Returns the event for the transaction to append.
 */
export async function storePassword(
  transaction: Transaction,
  person: { id: string; name: string },
  passwordHash: string,
): Promise<NewAuditEvent> {
  await transaction.person.update({
    where: { id: person.id },
    data: { passwordHash, sessionVersion: { increment: 1 }, version: { increment: 1 } },
  })
  await endSessionsOf(transaction, person.id)
  await revokeLinks(transaction, person.id)
  return {
    actorId: person.id,
    verb: 'person.password-chosen',
    targetKind: 'person',
    targetId: person.id,
    targetName: person.name,
  }
}
