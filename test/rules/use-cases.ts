import type { Result } from '@/lib/kernel/result'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { db } from '../database/database'
import { addPerson } from '../ledger/ledger'

// Shared by the tests of use cases: a person of each role, the value of a result, and the events of a record.

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

/** The value of a result that is expected to be ok. */
export async function valueIn<Value>(outcome: Promise<Result<Value>>): Promise<Value> {
  const answer = await outcome
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

/**
 * The events about a record, oldest first, with their facts parsed; without the hashes of rows, which
 * lib/audit/events/events-hold-row-hashes.db.test.ts checks.
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

/** The facts of an event without the hashes of rows; null when there are no others. */
function factsIn(after: string | null): Record<string, unknown> | null {
  if (after === null) return null
  const { rowSha256, ...facts } = JSON.parse(after)
  return rowSha256 && Object.keys(facts).length === 0 ? null : facts
}
