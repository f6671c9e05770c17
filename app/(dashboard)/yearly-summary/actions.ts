'use server'

import { closeYear, yearChangeInput } from '@/lib/ledger/years/close-year'
import { askReopening, decideReopening, reopeningDecisionInput } from '@/lib/ledger/years/reopen-year'
import { signInput, signSummary } from '@/lib/reporting/yearly-summary/signing/sign-summary'
import { action } from '@/lib/web/action'
import { refreshPages } from '../refresh-pages'

/** Closes a calendar year for entries. */
export const closeYearAction = action({
  name: 'close year',
  permission: 'years:close',
  input: yearChangeInput,
  run: async (actor, change) => refreshPages(await closeYear(actor, change)),
})

/** Asks to reopen a closed year. */
export const askReopeningAction = action({
  name: 'ask to reopen year',
  permission: 'years:close',
  input: yearChangeInput,
  run: async (actor, change) => refreshPages(await askReopening(actor, change)),
})

/** Confirms or declines another manager's request to reopen a year. */
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
