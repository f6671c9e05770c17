import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { PERSON_MESSAGES, SESSION_MESSAGES } from '@/lib/identity/messages'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { recordId } from '@/lib/kernel/text'
import { mayChange } from '@/lib/permissions/object-rights'
import type { Actor } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { type EndedSessions, endSessionsOf } from './session-store'

export const sessionNamed = z.object({ id: recordId(SESSION_MESSAGES.unknown) })
export const sessionsOfPerson = z.object({
  personId: recordId(PERSON_MESSAGES.unknown),
  /** One session; without it all of them. */
  id: recordId(SESSION_MESSAGES.unknown).optional(),
})

type Ended = { count: number; name: string }

/** Ends one of the actor's own sessions; its cookie and every copy of it become invalid. */
export const endOwnSession = (actor: Actor, { id }: z.output<typeof sessionNamed>): Promise<Result<Ended>> =>
  end(actor, actor, { only: id }, SESSION_MESSAGES.unknown)

/** Ends every session of the actor but the one they use. */
export const endOtherSessions = (actor: Actor): Promise<Result<Ended>> =>
  end(actor, actor, { except: actor.session?.id }, SESSION_MESSAGES.noOthers)

/**
 * Ends one session or all sessions of a person, for an administrator or the person. Refuses where none is open, and
 * everyone else.
 */
export async function endSessionsOfPerson(
  actor: Actor,
  { personId, id }: z.output<typeof sessionsOfPerson>,
): Promise<Result<Ended>> {
  if (!mayChange(actor, 'session', personId)) return err(roleRefusal(actor))
  const person = await db.person.findUnique({ where: { id: personId }, select: { id: true, name: true } })
  if (!person) return err({ kind: 'not_found', message: PERSON_MESSAGES.unknown })
  return end(actor, person, { only: id }, id ? SESSION_MESSAGES.unknown : SESSION_MESSAGES.none(person.name))
}

/** The person is part of the condition: the id of another person's session ends nothing. */
function end(
  actor: Actor,
  person: { id: string; name: string },
  which: EndedSessions,
  message: string,
): Promise<Result<Ended>> {
  const none: Refusal = { kind: 'conflict', message }
  return audited<Ended>(async (transaction) => {
    const ended = await endSessionsOf(transaction, person.id, which)
    if (ended.length === 0) return { refusal: none }
    const event = {
      actorId: actor.id,
      verb: 'person.sessions-ended',
      targetKind: 'person',
      targetId: person.id,
      targetName: person.name,
      after: { sessions: ended.map(({ id, client, address }) => [client, address, id].filter(Boolean).join(', ')) },
    } as const
    return { value: { count: ended.length, name: person.name }, events: [event] }
  })
}
