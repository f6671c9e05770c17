import 'server-only'
import { randomUUID } from 'node:crypto'
import { audited, type Change, type NewAuditEvent } from '@/lib/audit/events/audited'
import { type FileProblem, nameAt } from '@/lib/compliance/law/records/read-law-file'
import { recordName } from '@/lib/compliance/law/records/record-labels'
import { problemOf } from '@/lib/compliance/law/records/record-problem'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { LAW_MESSAGES } from '@/lib/records/messages'

/** The proposed records, or the problems, each with its record and its field. */
export type Proposal = { proposed: LawRecord[] } | { problems: FileProblem[] }

/**
 * Saves records as proposals, all of them or none, each with an event that has the hash of its row. A proposal takes
 * effect once another person approves it. Refuses a version that is not the next one, a reference to an unknown record,
 * and a record that is already pending.
 */
export async function proposeRecords(actor: Actor, records: readonly LawRecord[]): Promise<Result<Proposal>> {
  const [law, { today }, waiting] = await Promise.all([readLaw(), organisationClock(), waitingKeys()])
  const problems = records.flatMap((record, at): FileProblem[] => {
    const problem = waiting.has(keyOf(record))
      ? { field: 'id', message: LAW_MESSAGES.alreadyPending }
      : problemOf(record, { law, today, beside: records })
    return problem ? [{ ...problem, record: nameAt({ records }, at) }] : []
  })
  if (problems.length > 0) return ok({ problems })
  return audited<Proposal>(async (transaction): Promise<Change<Proposal>> => {
    const rows = records.map((record) => ({
      id: randomUUID(),
      kind: record.kind,
      recordId: record.id,
      recordVersion: record.version,
      content: record,
      enteredById: actor.id,
    }))
    await transaction.lawRecord.createMany({ data: rows })
    const [first, ...others] = rows.map(({ id, content }) => enteredEvent(actor, id, content))
    if (!first) throw new Error('a proposal has at least one record')
    return { value: { proposed: [...records] }, events: [first, ...others] }
  })
}

const keyOf = ({ kind, id }: Pick<LawRecord, 'kind' | 'id'>): string => `${kind} ${id}`

async function waitingKeys(): Promise<Set<string>> {
  const waiting = await db.lawRecord.findMany({
    where: { decision: { is: null } },
    select: { kind: true, recordId: true },
  })
  return new Set(waiting.map(({ kind, recordId }) => `${kind} ${recordId}`))
}

const enteredEvent = (actor: Actor, id: string, record: LawRecord): NewAuditEvent => ({
  actorId: actor.id,
  verb: 'law.record-entered',
  targetKind: 'law-record',
  targetId: id,
  targetName: recordName(record),
  after: { kind: record.kind, record: record.id, version: record.version },
})
