import 'server-only'
import { randomUUID } from 'node:crypto'
import type { User } from 'next-auth'
import { audited } from '@/lib/audit/events/audited'
import { db, type Transaction } from '@/lib/database/db'
import { currentOrigin, withOrigin } from '@/lib/database/origin'
import type { Actor } from '@/lib/permissions/permissions'

/** Seconds that a session lasts at most, whatever the organisation has set (organisation_session_hours_check). */
export const LONGEST_SESSION_SECONDS = 24 * 3600

/** What a cookie claims about its session. With a claim missing it has no session. */
export type SessionClaims = { sessionId?: string; personId?: string; sessionVersion?: number }

/** The identity that a provider confirmed, and the hash of the provider's own session, by which it ends this one. */
export type ProviderSession = { identityId: string; providerSessionHash: string | null }

/**
 * Begins a session for a person whose sign-in was accepted, with its audit event: a new row with a new id at each
 * sign-in. A session that this browser still has ends. `reason` names the way of signing in where it was not by
 * password; `factorAt` is when the second factor was given. Call it in sign-in/after-first-factor.ts only.
 */
export async function beginSession(
  person: { id: string; name: string; email: string; sessionVersion: number },
  reason = '',
  factorAt: Date | null = null,
  provider: ProviderSession | null = null,
): Promise<User> {
  const { id, name, email, sessionVersion } = person
  const from = requestFacts()
  const { address = '', client = '' } = from
  const sessionId = randomUUID()
  const begin = () =>
    audited<User>(async (transaction) => {
      const replaced = from.session ? await endReplaced(transaction, from.session) : []
      const [session] = await transaction.$queryRaw<{ endsAt: Date }[]>`
        INSERT INTO session (id, person_id, address, client, factor_at, identity_id, provider_session_hash)
        VALUES (${sessionId}::uuid, ${id}::uuid, ${address}, ${client}, ${factorAt},
          ${provider?.identityId ?? null}::uuid, ${provider?.providerSessionHash ?? null})
        RETURNING ends_at AS "endsAt"`
      if (!session) throw new Error('a session was not inserted')
      return {
        value: { id, name, email, sessionVersion, sessionId, sessionEndsAt: session.endsAt.getTime() },
        events: [personEvent('person.signed-in', person, reason), ...replaced],
      }
    })
  const outcome = await (currentOrigin() ? withOrigin({ ...from, session: sessionId }, begin) : begin())
  if (!outcome.ok) throw new Error('a session is never refused')
  return outcome.value
}

async function endReplaced(transaction: Transaction, sessionId: string) {
  const people = await transaction.$queryRaw<{ id: string; name: string }[]>`
    WITH ended AS (UPDATE session SET ended_at = clock_timestamp()
      WHERE id = ${sessionId}::uuid AND ended_at IS NULL RETURNING person_id)
    SELECT p.id, p.name FROM person p JOIN ended ON ended.person_id = p.id`
  return people.map((person) => personEvent('person.signed-out', person, 'replaced by a new sign-in'))
}

/**
 * The person of a session, as the database has them now. Null when the session has ended, was not used for longer than
 * the organisation allows or has lasted as long as it may, when it began before the last change of the password, and
 * when the person is deactivated.
 */
export async function actorOf({ sessionId, personId, sessionVersion }: SessionClaims): Promise<Actor | null> {
  if (!sessionId || !personId || sessionVersion === undefined) return null
  const [row] = await db.$queryRaw<(Actor & { isNoted: boolean })[]>`
    SELECT p.id, p.name, p.email, p.role::text AS role, s.last_seen_at > now() - interval '1 minute' AS "isNoted"
    FROM open_session s JOIN person p ON p.id = s.person_id
    WHERE s.id = ${sessionId}::uuid AND s.person_id = ${personId}::uuid
      AND p.deactivated_at IS NULL AND p.session_version = ${sessionVersion}`
  if (!row) return null
  const { isNoted, ...person } = row
  return { ...person, session: { id: sessionId, isNoted } }
}

/**
 * Notes that a session is used, and from where, at most once a minute. Not for what a page requests by itself: a page
 * that is left open would never be idle.
 */
export async function noteUse({ session }: Actor, address: string): Promise<void> {
  if (!session || session.isNoted) return
  await db.$executeRaw`
    UPDATE session SET last_seen_at = clock_timestamp(), address = ${address}
    WHERE id = ${session.id}::uuid AND ended_at IS NULL AND last_seen_at < now() - interval '1 minute'`
}

/** Notes, in the transaction that used it, that the second factor was given in a session. */
export async function noteFactorGiven(transaction: Transaction, sessionId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE session SET factor_at = clock_timestamp() WHERE id = ${sessionId}::uuid AND ended_at IS NULL`
}

/**
 * Ends one session, with its audit event: its cookie and any copy of it become invalid. Ending it again changes
 * nothing.
 */
export async function endSession({ sessionId, personId, name }: SessionClaims & { name: string }): Promise<void> {
  if (!sessionId || !personId) return
  await audited<null>(async (transaction) => {
    const ended = await transaction.$executeRaw`
      UPDATE session SET ended_at = clock_timestamp()
      WHERE id = ${sessionId}::uuid AND person_id = ${personId}::uuid AND ended_at IS NULL`
    if (ended === 0) return { refusal: { kind: 'conflict', message: 'This session has already ended' } }
    return { value: null, events: [personEvent('person.signed-out', { id: personId, name })] }
  })
}

/** Which sessions of a person end: one, or all but one. */
export type EndedSessions = { only?: string | undefined; except?: string | undefined }

/**
 * Ends the sessions of a person, in the transaction that changes their access. Returns those that were still open.
 */
export async function endSessionsOf(
  transaction: Transaction,
  personId: string,
  { only, except }: EndedSessions = {},
): Promise<{ id: string; address: string; client: string }[]> {
  return await transaction.$queryRaw`
    WITH open AS (SELECT id FROM open_session WHERE person_id = ${personId}::uuid),
      ended AS (UPDATE session SET ended_at = clock_timestamp()
        WHERE person_id = ${personId}::uuid AND ended_at IS NULL
          AND (${only ?? null}::uuid IS NULL OR id = ${only ?? null}::uuid)
          AND (${except ?? null}::uuid IS NULL OR id <> ${except ?? null}::uuid)
        RETURNING id, address, client)
    SELECT ended.* FROM ended JOIN open ON open.id = ended.id`
}

function requestFacts(): { session?: string; address?: string; client?: string } {
  const origin = currentOrigin()
  return origin && !('job' in origin) ? origin : {}
}

const personEvent = (
  verb: 'person.signed-in' | 'person.signed-out',
  { id, name }: { id: string; name: string },
  reason = '',
) => ({ actorId: id, verb, targetKind: 'person', targetId: id, targetName: name, ...(reason && { reason }) })
