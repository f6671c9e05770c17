'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { signInput, signSummary } from '@/lib/yearly-summary/sign-summary'
import { closeYear, yearChangeInput } from '@/lib/years/close-year'
import { askReopening, decideReopening, reopeningDecisionInput } from '@/lib/years/reopen-year'

/** The frame shows whether a year is open: every page is read again. */
const refresh = <Value>(outcome: Value): Value => {
  revalidatePath('/', 'layout')
  return outcome
}

/** Closes a calendar year for entries. */
export const closeYearAction = action({
  name: 'close year',
  permission: 'years:close',
  input: yearChangeInput,
  run: async (actor, change) => refresh(await closeYear(actor, change)),
})

/** Asks that a closed year be opened again. */
export const askReopeningAction = action({
  name: 'ask to reopen year',
  permission: 'years:close',
  input: yearChangeInput,
  run: async (actor, change) => refresh(await askReopening(actor, change)),
})

/** Confirms what another manager asked, or declines it. */
export const decideReopeningAction = action({
  name: 'decide about reopening year',
  permission: 'years:close',
  input: reopeningDecisionInput,
  run: async (actor, given) => refresh(await decideReopening(actor, given)),
})

/** Signs the figures of a year that the manager has read. */
export const signSummaryAction = action({
  name: 'sign yearly summary',
  permission: 'summaries:sign',
  input: signInput,
  run: async (actor, given) => refresh(await signSummary(actor, given)),
})
