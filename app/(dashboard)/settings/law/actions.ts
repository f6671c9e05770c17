'use server'

import { action } from '@/lib/action'
import { approveRecord, recordDecisionInput } from '@/lib/law-records/approve-record'
import { declineRecord } from '@/lib/law-records/decline-record'
import { confirmationInput, enterConfirmation } from '@/lib/law-records/enter-confirmation'
import { importRecords, importRecordsInput } from '@/lib/law-records/import-records'
import { thenAskReservedAgain } from '@/lib/payments/ask-reserved-again'

export const enterConfirmationAction = action({
  name: 'enter a confirmation of counsel',
  permission: 'law:enter',
  input: confirmationInput,
  run: enterConfirmation,
})

export const importRecordsAction = action({
  name: 'import records of the law',
  permission: 'law:enter',
  input: importRecordsInput,
  run: importRecords,
})

export const approveRecordAction = action({
  name: 'approve a record of the law',
  permission: 'law:decide',
  input: recordDecisionInput,
  run: thenAskReservedAgain(approveRecord),
})

export const declineRecordAction = action({
  name: 'decline a record of the law',
  permission: 'law:decide',
  input: recordDecisionInput,
  run: declineRecord,
})
