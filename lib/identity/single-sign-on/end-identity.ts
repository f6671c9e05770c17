import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import { lockPerson } from '@/lib/identity/people/lock-person'
import type { PersonVersion } from '@/lib/identity/people/person-input'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

/** The identity of a provider that a person signs in with now; null where there is none. */
export const identityOf = (personId: string): Promise<{ issuer: string; subject: string; boundAt: Date } | null> =>
  db.personIdentity.findFirst({
    where: { personId, endedAt: null },
    orderBy: { boundAt: 'desc' },
    select: { issuer: true, subject: true, boundAt: true },
  })

/**
 * Ends the identities of a person and all of their sessions, for a person whose account at the provider was made again.
 * The next sign-in with their verified email address binds them again.
 */
export async function endIdentity(actor: Actor, seen: PersonVersion): Promise<Result<{ name: string }>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  return audited<{ name: string }>(async (transaction) => {
    const found = await lockPerson(transaction, seen)
    if ('refusal' in found) return found
    const { person } = found
    const ended = await transaction.$queryRaw<{ id: string; issuer: string; subject: string }[]>`
      UPDATE person_identity SET ended_at = clock_timestamp()
      WHERE person_id = ${person.id}::uuid AND ended_at IS NULL RETURNING id, issuer, subject`
    const [identity] = ended
    if (!identity) return { refusal: { kind: 'conflict', message: PERSON_MESSAGES.noIdentity(person.name) } }
    await endSessionsOf(transaction, person.id)
    await transaction.person.update({ where: { id: person.id }, data: { version: { increment: 1 } } })
    const event = {
      actorId: actor.id,
      verb: 'person.identity-ended',
      targetKind: 'person',
      targetId: person.id,
      targetName: person.name,
      before: { issuer: identity.issuer, subject: identity.subject },
      rows: ended.map(({ id }) => ({ table: 'person_identity', id })),
    } as const
    return { value: { name: person.name }, events: [event] }
  })
}
