'use server'

import { z } from 'zod'
import { action } from '@/lib/action'
import { beginReScreeningAndWake } from '@/lib/re-screening/background'
import { caseDecisionInput, decideCase } from '@/lib/screening-cases/decide-case'
import {
  addListRows,
  beginList,
  beginListInput,
  finishList,
  finishListInput,
  listRowsInput,
} from '@/lib/screening-lists/keep-screening-list'

export const decideCaseAction = action({
  name: 'decide a screening case',
  permission: 'screening:decide',
  input: caseDecisionInput,
  run: decideCase,
})

export const beginReScreeningAction = action({
  name: 'screen everything again',
  permission: 'screening:again',
  input: z.object({}),
  run: beginReScreeningAndWake,
})

export const beginListAction = action({
  name: 'keep a screened list',
  permission: 'screening:keep',
  input: beginListInput,
  run: beginList,
})

export const addListRowsAction = action({
  name: 'keep a screened list',
  permission: 'screening:keep',
  input: listRowsInput,
  run: addListRows,
})

export const finishListAction = action({
  name: 'keep a screened list',
  permission: 'screening:keep',
  input: finishListInput,
  run: finishList,
})
