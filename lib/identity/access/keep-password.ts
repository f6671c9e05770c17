import 'server-only'
import type { NewAuditEvent } from '@/lib/audit/audited'
import type { Transaction } from '@/lib/database/db'
import { withdrawLinks } from './one-time-link'
import { endSessionsOf } from './session-store'

/**
 * Keeps a chosen password within a change: every session that began with the old one ends, every link to choose one is
 * withdrawn, and the event that tells it comes back for the change to append.
 */
export async function keepPassword(
  transaction: Transaction,
  person: { id: string; name: string },
  passwordHash: string,
): Promise<NewAuditEvent> {
  await transaction.person.update({
    where: { id: person.id },
    data: { passwordHash, sessionVersion: { increment: 1 }, version: { increment: 1 } },
  })
  await endSessionsOf(transaction, person.id)
  await withdrawLinks(transaction, person.id)
  return {
    actorId: person.id,
    verb: 'person.password-chosen',
    targetKind: 'person',
    targetId: person.id,
    targetName: person.name,
  }
}
