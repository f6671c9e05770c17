import 'server-only'
import { audited } from '@/lib/audit/audited'
import { recordName } from '@/lib/compliance/law/record-labels'
import { problemOf } from '@/lib/compliance/law/record-problem'
import { type LawRecord, lawRecord } from '@/lib/compliance/law/schema'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

export type RecordDecision = { id: string; approved: boolean; reason: string }

/**
 * Writes what another person than the one who entered a record decides about it, once. The event holds the hash of the
 * record and of the decision.
 */
export async function decideRecord(actor: Actor, decision: RecordDecision): Promise<Outcome<{ record: LawRecord }>> {
  if (!can(actor.role, 'law:decide')) return refused(roleRefusal(actor))
  const { id, approved, reason } = decision
  const proposed = await db.lawRecord.findUnique({ where: { id }, include: { decision: true } })
  if (!proposed) return refused({ kind: 'not_found', says: 'There is no such record' })
  if (proposed.decision) return refused(DECIDED)
  if (proposed.enteredById === actor.id) return refused(ANOTHER_PERSON)
  const parsed = lawRecord.safeParse(proposed.content)
  if (!parsed.success)
    return refused({ kind: 'conflict', says: 'This release cannot read the record. Nothing was changed' })
  const record = parsed.data
  const problem = approved ? await currentProblem(record) : null
  if (problem) return refused({ kind: 'conflict', says: `${problem}. Decline it, and enter it again` })
  const event = {
    actorId: actor.id,
    verb: approved ? 'law.record-approved' : 'law.record-declined',
    targetKind: 'law-record',
    targetId: id,
    targetName: recordName(record),
    after: { kind: record.kind, record: record.id, version: record.version },
    reason,
    rows: [{ table: 'law_decision', id }],
  } as const
  try {
    return await audited(async (transaction) => {
      await transaction.lawDecision.create({ data: { lawRecordId: id, approved, reason, decidedById: actor.id } })
      return { value: { record }, events: [{ ...event, rows: [...event.rows] }] }
    })
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return refused(refusal)
  }
}

/** What changed since it was entered and stands against it now. */
async function currentProblem(record: LawRecord): Promise<string | null> {
  const [law, { today }] = await Promise.all([readLaw(), organisationClock()])
  return problemOf(record, { law, today })?.message ?? null
}

const DECIDED: Refusal = { kind: 'conflict', says: 'Somebody else has decided about this record. Nothing was changed' }
const ANOTHER_PERSON: Refusal = {
  kind: 'forbidden',
  says: 'You entered this record: another person decides about it. Nothing was changed',
}

/** What the database refuses when two people decide at the same moment. */
function refusalOf(error: unknown): Refusal | null {
  const state = sqlStateOf(error)
  if (state === SQLSTATE.secondPersonNeeded) return ANOTHER_PERSON
  if (state === SQLSTATE.unique) return DECIDED
  if (state === SQLSTATE.moveNotPossible)
    return { kind: 'conflict', says: 'This version or a later one was approved meanwhile. Nothing was changed' }
  return null
}
