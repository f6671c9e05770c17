'use server'

import { approveRecord, recordDecisionInput } from '@/lib/records/law-records/approve-record'
import { declineRecord } from '@/lib/records/law-records/decline-record'
import { confirmationInput, enterConfirmation } from '@/lib/records/law-records/enter-confirmation'
import { enteredRecordInput, enterRecord } from '@/lib/records/law-records/enter-record'
import { importRecords, importRecordsInput } from '@/lib/records/law-records/import-records'
import { action } from '@/lib/web/action'
import { refreshPages } from '../../refresh-pages'

export const enterConfirmationAction = action({
  name: 'enter a confirmation of counsel',
  permission: 'law:enter',
  input: confirmationInput,
  run: enterConfirmation,
})

export const enterRecordAction = action({
  name: 'enter a record of the law',
  permission: 'law:enter',
  input: enteredRecordInput,
  run: enterRecord,
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
  run: async (actor, input) => refreshPages(await approveRecord(actor, input)),
})

export const declineRecordAction = action({
  name: 'decline a record of the law',
  permission: 'law:decide',
  input: recordDecisionInput,
  run: async (actor, input) => refreshPages(await declineRecord(actor, input)),
})
