import type pg from 'pg'
import { inventedConfirmations } from '@/lib/compliance/law/invented-confirmations'
import { lawWith } from '@/lib/compliance/law/shipped-law'
import { auditEvent } from './audit-event'
import { at } from './clock'
import type { LedgerCall } from './ledger-call'
import { idOf } from './random'
import { PEOPLE } from './records/people'
import { insertRows } from './write'

const ENTERED = at('2017-02-06', '10:02')
const APPROVED = at('2017-02-06', '11:15')
const CONFIRMATIONS = inventedConfirmations('2016-12-29')

/** The law of the demo: the shipped law with invented confirmations of counsel, each marked as invented. */
export const DEMO_LAW = lawWith(CONFIRMATIONS)

const recordId = (id: string): string => idOf(`law record ${id}`)
const instant = (time: number): string => new Date(time).toISOString()

/** The invented confirmations, entered by the administrator and approved by a manager before the first entry. */
export async function insertConfirmations(client: pg.Client): Promise<void> {
  await insertRows(
    client,
    'law_record',
    CONFIRMATIONS.map((content) => ({
      id: recordId(content.id),
      kind: content.kind,
      record_id: content.id,
      record_version: content.version,
      content,
      entered_by_id: PEOPLE.rui.id,
      entered_at: instant(ENTERED),
    })),
  )
  await insertRows(
    client,
    'law_decision',
    CONFIRMATIONS.map(({ id }) => ({
      law_record_id: recordId(id),
      approved: true,
      reason: 'Demo: invented confirmation',
      decided_by_id: PEOPLE.ingrid.id,
      decided_at: instant(APPROVED),
    })),
  )
}

/** The audit events of the confirmations. */
export const confirmationEvents = (): LedgerCall[] =>
  CONFIRMATIONS.flatMap(({ id, subject, version }) => {
    const target = { targetKind: 'law-record', targetId: recordId(id), targetName: `Confirmation of ${subject}` }
    return [
      auditEvent(ENTERED, {
        ...target,
        actorId: PEOPLE.rui.id,
        verb: 'law.record-entered',
        after: { kind: 'confirmation', record: id, version },
      }),
      auditEvent(APPROVED, {
        ...target,
        actorId: PEOPLE.ingrid.id,
        verb: 'law.record-approved',
        after: { kind: 'confirmation', record: id, version },
        reason: 'Demo: invented confirmation',
        rows: [{ table: 'law_decision', id: recordId(id) }],
      }),
    ]
  })
