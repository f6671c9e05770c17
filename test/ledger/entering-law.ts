import { approveRecord } from '@/lib/records/law-records/approve-record'
import { confirmationInput, enterConfirmation } from '@/lib/records/law-records/enter-confirmation'
import { importRecords } from '@/lib/records/law-records/import-records'
import { db } from '../database/database'
import { valueIn } from '../rules/use-cases'
import type { arrangeLedger } from './ledger-arrangement'

type People = Awaited<ReturnType<typeof arrangeLedger>>['people']

export const LAW_REASON = 'Read and compared with its source'

/** How an administrator enters records of the law and a manager approves them. */
export function enteringLaw(people: () => People) {
  const importing = (...records: object[]) =>
    importRecords(people().administrator, { text: JSON.stringify({ records }) })
  const confirming = (question: string, changes: object = {}) =>
    enterConfirmation(
      people().administrator,
      confirmationInput.parse({
        question,
        counsel: 'Hart & Lowe LLP',
        memo: 'Memo 14',
        confirmedOn: '2 Mar 2026',
        ...changes,
      }),
    )
  /** The id of the newest proposal of a record. */
  const proposalOf = async (recordId: string): Promise<string> => {
    const row = await db.lawRecord.findFirstOrThrow({ where: { recordId, decision: null }, orderBy: { id: 'desc' } })
    return row.id
  }
  const approved = async (recordId: string) =>
    valueIn(approveRecord(people().manager, { id: await proposalOf(recordId), reason: LAW_REASON }))
  return { importing, confirming, proposalOf, approved }
}
