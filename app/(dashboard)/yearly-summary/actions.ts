'use server'

import { closeYear, yearChangeInput } from '@/lib/ledger/years/close-year'
import { askReopening, decideReopening, reopeningDecisionInput } from '@/lib/ledger/years/reopen-year'
import { signInput, signSummary } from '@/lib/reporting/yearly-summary/sign-summary'
import { action } from '@/lib/web/action'
import { refreshPages } from '../refresh-pages'

/** Closes a calendar year for entries. */
export const closeYearAction = action({
  name: 'close year',
  permission: 'years:close',
  input: yearChangeInput,
  run: async (actor, change) => refreshPages(await closeYear(actor, change)),
})

/** Asks that a closed year be opened again. */
export const askReopeningAction = action({
  name: 'ask to reopen year',
  permission: 'years:close',
  input: yearChangeInput,
  run: async (actor, change) => refreshPages(await askReopening(actor, change)),
})

/** Confirms what another manager asked, or declines it. */
export const decideReopeningAction = action({
  name: 'decide about reopening year',
  permission: 'years:close',
  input: reopeningDecisionInput,
  run: async (actor, given) => refreshPages(await decideReopening(actor, given)),
})

/** Signs the figures of a year that the manager has read. */
export const signSummaryAction = action({
  name: 'sign yearly summary',
  permission: 'summaries:sign',
  input: signInput,
  run: async (actor, given) => refreshPages(await signSummary(actor, given)),
})
