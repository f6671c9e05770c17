import type { Outcome } from '@/lib/kernel/outcome'
import type { Actor, Role } from '@/lib/permissions/permissions'
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

/**
 * The events about a record, oldest first, with their facts read; without the hashes of rows, which
 * lib/audit/events-hold-row-hashes.db.test.ts looks at.
 */
export async function eventsOf(targetId: string) {
  const events = await db.auditEvent.findMany({ where: { targetId }, orderBy: [{ chain: 'asc' }, { seq: 'asc' }] })
  return events.map(({ verb, actorId, chain, before, after, reason }) => ({
    verb,
    actorId,
    chain,
    before: before && JSON.parse(before),
    after: factsIn(after),
    reason,
  }))
}

/** The facts of an event without the hashes of rows; null where nothing else was told. */
function factsIn(after: string | null): Record<string, unknown> | null {
  if (after === null) return null
  const { rowSha256, ...facts } = JSON.parse(after)
  return rowSha256 && Object.keys(facts).length === 0 ? null : facts
}
