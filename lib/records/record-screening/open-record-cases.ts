import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { storedVerdict } from '@/lib/compliance/screening/stored-verdict'
import { callProcedure, jsonb } from '@/lib/database/call-function'
import type { Transaction } from '@/lib/database/db'
import type { Actor } from '@/lib/permissions/permissions'
import { foldedDestination } from './folded-destination'
import type { TextInDoubt } from './places-seen'
import { type RecordKind, subjectOfText } from './record-texts'

/**
 * Opens a screening case for each text of a record that is in doubt, in the transaction that saves it. The database
 * writes the event of each.
 */
export async function openRecordCases(
  transaction: Transaction,
  actor: Actor,
  record: { kind: RecordKind; id: string; name: string; companyId: string },
  inDoubt: readonly TextInDoubt[],
): Promise<void> {
  for (const { text, verdict } of inDoubt) {
    const opened = jsonb({
      actorId: actor.id,
      subject: subjectOfText(record.kind, record.id, text.part),
      name: `${record.name}, ${text.label.toLowerCase()}`,
      companyId: record.companyId,
      destination: text.given,
      folded: foldedDestination(text.given),
      outcome: verdict.outcome,
      verdict: storedVerdict(verdict),
    })
    await callProcedure(transaction, Prisma.sql`open_record_case(${opened})`)
  }
}
