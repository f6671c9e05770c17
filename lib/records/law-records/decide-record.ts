import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { recordName } from '@/lib/compliance/law/records/record-labels'
import { problemOf } from '@/lib/compliance/law/records/record-problem'
import { type LawRecord, lawRecord } from '@/lib/compliance/law/schema'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LAW_MESSAGES } from '@/lib/records/messages'

export type RecordDecision = { id: string; approved: boolean; reason: string }

/**
 * Records the decision on a record, once, by a person who did not enter it. The event has the hashes of the record and
 * of the decision.
 */
export async function decideRecord(actor: Actor, decision: RecordDecision): Promise<Result<{ record: LawRecord }>> {
  if (!can(actor.role, 'law:decide')) return err(roleRefusal(actor))
  const { id, approved, reason } = decision
  const proposed = await db.lawRecord.findUnique({ where: { id }, include: { decision: true } })
  if (!proposed) return err({ kind: 'not_found', message: LAW_MESSAGES.unknown })
  if (proposed.decision) return err(DECIDED)
  if (proposed.enteredById === actor.id) return err(ANOTHER_PERSON)
  const parsed = lawRecord.safeParse(proposed.content)
  if (!parsed.success) return err({ kind: 'conflict', message: LAW_MESSAGES.unreadable })
  const record = parsed.data
  const problem = approved ? await currentProblem(record) : null
  if (problem) return err({ kind: 'conflict', message: LAW_MESSAGES.outdated(problem) })
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
    return err(refusal)
  }
}

/** The problem of a record under the current law; null when it has none. */
async function currentProblem(record: LawRecord): Promise<string | null> {
  const [law, { today }] = await Promise.all([readLaw(), organisationClock()])
  return problemOf(record, { law, today })?.message ?? null
}

const DECIDED: Refusal = {
  kind: 'conflict',
  message: LAW_MESSAGES.alreadyDecided,
}
const ANOTHER_PERSON: Refusal = {
  kind: 'forbidden',
  message: LAW_MESSAGES.secondPerson,
}

/** The refusal of the database when two people decide simultaneously. */
function refusalOf(error: unknown): Refusal | null {
  const state = sqlStateOf(error)
  if (state === SQLSTATE.secondPersonNeeded) return ANOTHER_PERSON
  if (state === SQLSTATE.unique) return DECIDED
  if (state === SQLSTATE.moveNotPossible) return { kind: 'conflict', message: LAW_MESSAGES.approvedMeanwhile }
  return null
}
