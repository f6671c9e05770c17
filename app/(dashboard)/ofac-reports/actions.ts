'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { decideReport, reportDecisionInput } from '@/lib/ofac-reports/decide-report'
import { filingInput, recordFiling, takeBackInput, takeFilingBack } from '@/lib/ofac-reports/record-filing'

/** The register, the overview and the page of the payment show it. */
const refresh = <Value>(outcome: Value): Value => {
  revalidatePath('/', 'layout')
  return outcome
}

export const decideReportAction = action({
  name: 'decide what is reported to OFAC',
  permission: 'ofac-reports:decide',
  input: reportDecisionInput,
  run: async (actor, input) => refresh(await decideReport(actor, input)),
})

export const recordFilingAction = action({
  name: 'record a filing with OFAC',
  permission: 'ofac-reports:file',
  input: filingInput,
  run: async (actor, input) => refresh(await recordFiling(actor, input)),
})

export const takeFilingBackAction = action({
  name: 'take back the record of a filing with OFAC',
  permission: 'ofac-reports:file',
  input: takeBackInput,
  run: async (actor, input) => refresh(await takeFilingBack(actor, input)),
})
