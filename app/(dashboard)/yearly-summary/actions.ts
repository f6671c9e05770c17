'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { signInput, signSummary } from '@/lib/yearly-summary/sign-summary'
import { closeYear, yearChangeInput } from '@/lib/years/close-year'
import { reopenYear } from '@/lib/years/reopen-year'

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

/** Opens a closed year again. */
export const reopenYearAction = action({
  name: 'reopen year',
  permission: 'years:close',
  input: yearChangeInput,
  run: async (actor, change) => refresh(await reopenYear(actor, change)),
})

/** Signs the figures of a year that the manager has read. */
export const signSummaryAction = action({
  name: 'sign yearly summary',
  permission: 'summaries:sign',
  input: signInput,
  run: async (actor, given) => refresh(await signSummary(actor, given)),
})
