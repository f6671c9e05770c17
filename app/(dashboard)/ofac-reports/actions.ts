'use server'

import { decideReport, reportDecisionInput } from '@/lib/ledger/ofac-reports/decide-report'
import { filingInput, recordFiling, takeBackInput, takeFilingBack } from '@/lib/ledger/ofac-reports/record-filing'
import { action } from '@/lib/web/action'
import { refreshPages } from '../refresh-pages'

export const decideReportAction = action({
  name: 'decide what is reported to OFAC',
  permission: 'ofac-reports:decide',
  input: reportDecisionInput,
  run: async (actor, input) => refreshPages(await decideReport(actor, input)),
})

export const recordFilingAction = action({
  name: 'record a filing with OFAC',
  permission: 'ofac-reports:file',
  input: filingInput,
  run: async (actor, input) => refreshPages(await recordFiling(actor, input)),
})

export const takeFilingBackAction = action({
  name: 'take back the record of a filing with OFAC',
  permission: 'ofac-reports:file',
  input: takeBackInput,
  run: async (actor, input) => refreshPages(await takeFilingBack(actor, input)),
})
