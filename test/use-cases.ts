import type { Actor, Role } from '@/lib/access/permissions'
import type { Outcome } from '@/lib/outcome'
import { db } from './database'
import { addPerson } from './ledger'

// What tests of use cases share: somebody of each role, the value of an answer, and the events a record left.

/** A person of each role, in the database. */
export async function addActors(): Promise<Record<Role, Actor>> {
  const add = async (role: Role): Promise<Actor> => {
    const name = `The ${role}`
    return { id: await addPerson(name, role), name, email: `${role}@example.com`, role }
  }
  return {
    analyst: await add('analyst'),
    manager: await add('manager'),
    auditor: await add('auditor'),
    administrator: await add('administrator'),
  }
}

/** The value of an answer that is expected to be one. */
export async function valueIn<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const answer = await outcome
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

/** The events about a record, oldest first, with their facts read. */
export async function eventsOf(targetId: string) {
  const events = await db.auditEvent.findMany({ where: { targetId }, orderBy: [{ chain: 'asc' }, { seq: 'asc' }] })
  return events.map(({ verb, actorId, chain, before, after, reason }) => ({
    verb,
    actorId,
    chain,
    before: before && JSON.parse(before),
    after: after && JSON.parse(after),
    reason,
  }))
}
