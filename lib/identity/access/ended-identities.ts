import 'server-only'
import type { LedgerRow } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'

/**
 * The identities of a person that ended in this transaction, as an event holds them: who they were at the provider, and
 * their rows. Empty where none ended.
 */
export async function endedIdentityFacts(
  transaction: Transaction,
  personId: string,
): Promise<{ before?: { issuer: string; subject: string }; rows?: LedgerRow[] }> {
  const ended = await transaction.$queryRaw<{ id: string; issuer: string; subject: string }[]>`
    SELECT id, issuer, subject FROM person_identity
    WHERE person_id = ${personId}::uuid AND ended_at >= date_trunc('milliseconds', now()) ORDER BY bound_at`
  const [identity] = ended
  if (!identity) return {}
  const { issuer, subject } = identity
  return { before: { issuer, subject }, rows: ended.map(({ id }) => ({ table: 'person_identity', id })) }
}
