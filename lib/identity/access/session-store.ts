import 'server-only'
import type { User } from 'next-auth'
import { audited } from '@/lib/audit/events/audited'
import { db, type Transaction } from '@/lib/database/db'
import type { Actor } from '@/lib/permissions/permissions'

/**
 * Seconds that a session lasts, whether it is used or not. The same as in the table: a cookie never outlives its row.
 */
export const SESSION_SECONDS = 12 * 3600

/** What a cookie claims about its session. With a claim missing it has no session. */
export type SessionClaims = { sessionId?: string; personId?: string; sessionVersion?: number }

/**
 * Begins a session for a person whose sign-in was accepted, with its audit event. `reason` names the way of signing in
 * where it was not by password.
 */
export async function beginSession(
  person: { id: string; name: string; email: string; sessionVersion: number },
  reason = '',
): Promise<User> {
  const { id, name, email, sessionVersion } = person
  const outcome = await audited<User>(async (transaction) => {
    const [session] = await transaction.$queryRaw<{ id: string; endsAt: Date }[]>`
      INSERT INTO session (person_id) VALUES (${id}::uuid) RETURNING id, ends_at AS "endsAt"`
    if (!session) throw new Error('a session was not inserted')
    return {
      value: { id, name, email, sessionVersion, sessionId: session.id, sessionEndsAt: session.endsAt.getTime() },
      events: [personEvent('person.signed-in', person, reason)],
    }
  })
  if (!outcome.ok) throw new Error('a session is never refused')
  return outcome.value
}

/**
 * The person of a session, as the database has them now. Null when the session has ended or expired, when it began
 * before the last change of the password, and when the person is deactivated.
 */
export async function actorOf({ sessionId, personId, sessionVersion }: SessionClaims): Promise<Actor | null> {
  if (!sessionId || !personId || sessionVersion === undefined) return null
  const [actor] = await db.$queryRaw<Actor[]>`
    SELECT p.id, p.name, p.email, p.role::text AS role FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.id = ${sessionId}::uuid AND s.person_id = ${personId}::uuid AND s.ended_at IS NULL AND s.ends_at > now()
      AND p.deactivated_at IS NULL AND p.session_version = ${sessionVersion}`
  return actor ?? null
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

/** Ends every session of a person, in the transaction that changes their access. */
export async function endSessionsOf(transaction: Transaction, personId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE session SET ended_at = clock_timestamp()
    WHERE person_id = ${personId}::uuid AND ended_at IS NULL`
}

const personEvent = (
  verb: 'person.signed-in' | 'person.signed-out',
  { id, name }: { id: string; name: string },
  reason = '',
) => ({ actorId: id, verb, targetKind: 'person', targetId: id, targetName: name, ...(reason && { reason }) })
