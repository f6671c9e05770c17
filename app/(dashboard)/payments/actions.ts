'use server'

import { z } from 'zod'
import { ANNOUNCED_STATES } from '@/lib/compliance/rules/approval/announced'
import type { RuleName } from '@/lib/compliance/rules/types'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { ok } from '@/lib/kernel/result'
import { bankLetterInput, issueBankLetter } from '@/lib/ledger/bank-letters/issue-bank-letter'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { confirmViolation, confirmViolationInput } from '@/lib/ledger/payments/steps/confirm-violation'
import { decidePayment, decisionInput } from '@/lib/ledger/payments/steps/decide-payment'
import { declareViolation, violationInput } from '@/lib/ledger/payments/steps/declare-violation'
import { markPaid, markPaidInput } from '@/lib/ledger/payments/steps/mark-paid'
import { decideVoid, voidDecisionInput, voidInput, voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import { action } from '@/lib/web/action'
import { refreshPages } from '../refresh-pages'

const RULES = Object.keys(RULE_TITLES) as RuleName[]

export const recordPaymentAction = action({
  name: 'record payment',
  permission: 'payments:record',
  recordedOnce: true,
  // The fields are read by the use case, each with its own message; here only what belongs to the submission.
  input: z.looseObject({
    idempotencyKey: z.uuid('Open the form again: it has no key'),
    announcedState: z.enum(ANNOUNCED_STATES, 'Open the form again: it does not state what it would record'),
    announcedRules: z
      .string('Open the form again: it does not state which rules block the entry')
      .transform((names) => RULES.filter((rule) => names.split(' ').includes(rule))),
  }),
  // The form leaves for the payment's page and loads the frame there: drawing the form again into the
  // answer would cost more than recording.
  run: (actor, { idempotencyKey, announcedState: state, announcedRules: blockedBy, ...typed }) =>
    recordPayment(actor, idempotencyKey, typed, { state, blockedBy }),
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
    return ok({ ...letter, base64: file.toString('base64') })
  },
})
