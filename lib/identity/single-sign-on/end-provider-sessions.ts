import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { audited, type NewAuditEvent } from '@/lib/audit/events/audited'
import { callFunction } from '@/lib/database/call-function'
import { db, type Transaction } from '@/lib/database/db'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import type { LogoutToken } from './logout-token'

const USED: Refusal = { kind: 'conflict', message: 'this logout token was used before' }
const NOTHING_OPEN: Refusal = { kind: 'not_found', message: 'no session of this token is open' }

type Ended = { id: string; personId: string; name: string; address: string; client: string }

/**
 * Ends the sessions that a verified logout token names, with an event for each person. Returns how many were open.
 * Refuses a token that was used before, whether or not a session was open then: sent again, it ends nothing.
 */
export async function endProviderSessions(
  token: LogoutToken,
  { issuer }: Pick<SingleSignOnSettings, 'issuer'>,
): Promise<Result<{ count: number }>> {
  const tokenHash = sha256(`${issuer} ${token.tokenId}`)
  const accept = (client: Transaction) =>
    callFunction(client, Prisma.sql`accept_logout_token(${tokenHash})`, z.boolean())
  const outcome = await audited<{ count: number }>(async (transaction) => {
    if (!(await accept(transaction))) return { refusal: USED }
    const ended = await endNamed(transaction, token, issuer)
    const [first, ...others] = eventsOf(ended)
    if (!first) return { refusal: NOTHING_OPEN }
    return { value: { count: ended.length }, events: [first, ...others] }
  })
  if (outcome.ok || outcome.refusal !== NOTHING_OPEN) return outcome
  return (await accept(db)) ? ok({ count: 0 }) : err(USED)
}

const endNamed = (transaction: Transaction, { subject, providerSession }: LogoutToken, issuer: string) => {
  const hash = providerSession ? sha256(providerSession) : null
  return transaction.$queryRaw<Ended[]>`
    WITH open AS (SELECT id FROM open_session),
      ended AS (UPDATE session AS s SET ended_at = clock_timestamp() FROM person_identity AS i
        WHERE i.id = s.identity_id AND s.ended_at IS NULL AND i.issuer = ${issuer}
          AND (${subject}::text IS NULL OR i.subject = ${subject})
          AND (${hash}::text IS NULL OR s.provider_session_hash = ${hash})
        RETURNING s.id, s.person_id, s.address, s.client)
    SELECT ended.id, ended.person_id AS "personId", p.name, ended.address, ended.client
    FROM ended JOIN open ON open.id = ended.id JOIN person AS p ON p.id = ended.person_id`
}

function eventsOf(ended: readonly Ended[]): NewAuditEvent[] {
  return [...new Set(ended.map(({ personId }) => personId))].map((personId) => {
    const own = ended.filter((session) => session.personId === personId)
    return {
      actorId: null,
      verb: 'person.sessions-ended',
      targetKind: 'person',
      targetId: personId,
      targetName: own[0]?.name ?? '',
      after: { sessions: own.map(({ id, client, address }) => [client, address, id].filter(Boolean).join(', ')) },
      reason: 'ended at the identity provider',
    }
  })
}
