'use server'

import { approveClearPayment, clearPaymentInput } from '@/lib/ledger/payments/steps/approve-clear-payment'
import { listLayoutInput, saveListLayout } from '@/lib/ledger/payments/views/list-layout'
import {
  removeView,
  renameView,
  renameViewInput,
  saveView,
  saveViewInput,
  viewNamed,
} from '@/lib/ledger/payments/views/saved-view'
import { action } from '@/lib/web/action'

export const saveListLayoutAction = action({
  name: 'choose the columns of the payments list',
  permission: 'records:read',
  input: listLayoutInput,
  run: saveListLayout,
})

export const saveViewAction = action({
  name: 'save a view',
  permission: 'records:read',
  input: saveViewInput,
  run: saveView,
})

export const renameViewAction = action({
  name: 'rename a view',
  permission: 'records:read',
  input: renameViewInput,
  run: renameView,
})

export const removeViewAction = action({
  name: 'remove a view',
  permission: 'records:read',
  input: viewNamed,
  run: removeView,
})

// The page is read again once, when the last of the selected payments has been answered.
export const approveClearPaymentAction = action({
  name: 'approve a selected payment',
  permission: 'payments:decide',
  input: clearPaymentInput,
  run: approveClearPayment,
})
