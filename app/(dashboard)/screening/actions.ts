'use server'

import { z } from 'zod'
import { beginReScreening } from '@/lib/screening-desk/re-screening/begin-re-screening'
import { caseDecisionInput, decideCase } from '@/lib/screening-desk/screening-cases/decide-case'
import {
  addListRows,
  beginList,
  beginListInput,
  finishList,
  finishListInput,
  listRowsInput,
} from '@/lib/screening-desk/screening-lists/save-screening-list'
import { action } from '@/lib/web/action'

export const decideCaseAction = action({
  name: 'decide a screening case',
  permission: 'screening:decide',
  input: caseDecisionInput,
  run: decideCase,
})

export const beginReScreeningAction = action({
  name: 'rescreen everything',
  permission: 'screening:again',
  input: z.object({}),
  run: beginReScreening,
})

export const beginListAction = action({
  name: 'save a screened list',
  permission: 'screening:keep',
  input: beginListInput,
  run: beginList,
})

export const addListRowsAction = action({
  name: 'save a screened list',
  permission: 'screening:keep',
  input: listRowsInput,
  run: addListRows,
})

export const finishListAction = action({
  name: 'save a screened list',
  permission: 'screening:keep',
  input: finishListInput,
  run: finishList,
})
