'use server'

import { z } from 'zod'
import { done } from '@/lib/kernel/outcome'
import { bankLetterInput, issueBankLetter } from '@/lib/ledger/bank-letters/issue-bank-letter'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { confirmViolation, confirmViolationInput } from '@/lib/ledger/payments/steps/confirm-violation'
import { decidePayment, decisionInput } from '@/lib/ledger/payments/steps/decide-payment'
import { declareViolation, violationInput } from '@/lib/ledger/payments/steps/declare-violation'
import { markPaid, markPaidInput } from '@/lib/ledger/payments/steps/mark-paid'
import { decideVoid, voidDecisionInput, voidInput, voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import { action } from '@/lib/web/action'
import { refreshPages } from '../refresh-pages'

export const recordPaymentAction = action({
  name: 'record payment',
  permission: 'payments:record',
  // The fields are read by the use case, each with its own words; here only the key must be one.
  input: z.looseObject({ idempotencyKey: z.uuid('Open the form again: it has no key') }),
  // The form leaves for the payment's page and asks for the frame anew there: drawing the form once more into the
  // answer would cost more than recording.
  run: (actor, { idempotencyKey, ...typed }) => recordPayment(actor, idempotencyKey, typed),
})

export const decidePaymentAction = action({
  name: 'decide payment',
  permission: 'payments:decide',
  input: decisionInput,
  run: async (actor, input) => refreshPages(await decidePayment(actor, input)),
})

export const markPaidAction = action({
  name: 'mark payment as paid',
  permission: 'payments:mark-paid',
  input: markPaidInput,
  run: async (actor, input) => refreshPages(await markPaid(actor, input)),
})

export const voidPaymentAction = action({
  name: 'void payment',
  permission: 'payments:void',
  input: voidInput,
  run: async (actor, input) => refreshPages(await voidPayment(actor, input)),
})

export const decideVoidAction = action({
  name: 'decide void',
  permission: 'payments:confirm-void',
  input: voidDecisionInput,
  run: async (actor, input) => refreshPages(await decideVoid(actor, input)),
})

export const confirmViolationAction = action({
  name: 'confirm apparent violation',
  permission: 'payments:declare-violation',
  input: confirmViolationInput,
  run: async (actor, input) => refreshPages(await confirmViolation(actor, input)),
})

export const declareViolationAction = action({
  name: 'declare apparent violation',
  permission: 'payments:declare-violation',
  input: violationInput,
  run: async (actor, input) => refreshPages(await declareViolation(actor, input)),
})

export const issueBankLetterAction = action({
  name: 'issue a letter for the bank',
  permission: 'bank-letters:issue',
  input: bankLetterInput,
  run: async (actor, input) => {
    const issued = refreshPages(await issueBankLetter(actor, input))
    if (!issued.ok) return issued
    const { file, ...letter } = issued.value
    return done({ ...letter, base64: file.toString('base64') })
  },
})
