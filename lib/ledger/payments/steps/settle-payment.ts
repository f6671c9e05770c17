import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { determine } from '@/lib/compliance/rules/determine'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { Settlement } from '@/lib/compliance/rules/money/settlement'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { formatDate, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { askRulesAgain, worsenedText } from '../ask-again/ask-rules-again'
import type { StoredPayment } from '../ask-again/stored-input'
import { asEntry } from '../entry'
import type { PaymentInput } from '../form/payment-schema'
import { settleAnswer, settleInAnotherYearAnswer } from '../ledger-answers'
import { toLedgerEntry } from '../ledger-entry'
import { PAYMENT_NOT_FOUND } from '../payment-not-found'
import { readContext, subjectOf } from '../read-context'
import { yearClosedText } from '../refuse-records'
import { refuseRaised } from './move-payment'

/** What the bank debited and when, read and reckoned. */
export type BankDocument = Settlement & {
  debitDate: IsoDate
  postingDate: IsoDate | null
  currency: string
  amountMinor: number
  bankReference: string
  doubts: string[]
} & ReadFromBank

/** What of a debit was read from the bank document; what was not counts as recorded, and is never called confirmed. */
export type ReadFromBank = { amountRead: boolean; usdRead: boolean }

/** Where a settlement left the payment: `excessCents` beyond the headroom, and what the rules stopped. */
export type SettledPayment = {
  reference: string
  state: PaymentState
  headroom: Headroom
  excessCents: number
  /** How much more counts than the bank debited: money recorded as already paid does not become less. */
  heldCents: number
  /** Neither the amount nor its US dollars were read from the bank document: it counts as recorded. */
  isUnread: boolean
  /** What the rules found at this step that they had not found before; empty when they found nothing new. */
  stopped: string
  /** The entry of the year the debit was in, when that is another. */
  recordedAs: string | null
}

type LedgerAnswer = z.output<typeof settleAnswer> | z.output<typeof settleInAnotherYearAnswer>

const ATTEMPTS = 5

/**
 * Writes the settlement of an approved payment. The rules are asked again with the date of the debit; what they stop
 * now goes to review with its debit on record, because the money has left. Facts that change in between are read again.
 */
export async function settlePayment(
  actor: Actor,
  payment: StoredPayment,
  document: BankDocument,
): Promise<Result<SettledPayment>> {
  const write = yearOf(document.debitDate) === payment.year ? settleHere : settleInAnotherYear
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(actor, payment, document)
    } catch (error) {
      const state = sqlStateOf(error)
      if (state === SQLSTATE.yearClosed)
        return err({
          kind: 'invalid',
          message: 'There is a problem',
          fieldErrors: { debitDate: yearClosedText(document.debitDate) },
        })
      const isChanged = state === SQLSTATE.factsChanged || state === SQLSTATE.deadlock
      if (!isChanged || attempt === ATTEMPTS) return refuseRaised(error, payment)
    }
  }
}

const settlementOf = (actor: Actor, payment: StoredPayment, document: BankDocument) => ({
  paymentId: payment.id,
  actorId: actor.id,
  currency: document.currency,
  amountMinor: document.amountMinor,
  debitCents: document.debitCents,
  countedCents: document.countedCents,
  valueDate: document.debitDate,
  postingDate: document.postingDate,
  bankReference: document.bankReference,
  doubts: document.doubts,
  amountRead: document.amountRead,
  usdRead: document.usdRead,
})

async function settleHere(
  actor: Actor,
  payment: StoredPayment,
  document: BankDocument,
): Promise<Result<SettledPayment>> {
  const asked = await askRulesAgain(payment, 'mark_paid', { changes: { paymentDate: document.debitDate } })
  const stopped = worsenedText(asked.worsened)
  const given = {
    ...settlementOf(actor, payment, document),
    pastTolerance: document.pastTolerance,
    stopped: asked.worsened.length > 0,
    factsVersion: asked.factsVersion,
    reason: stopped,
    ...(asked.worsened.length > 0 && { determination: asked.ledgerDetermination }),
  }
  const answer = await callFunction(db, Prisma.sql`settle_payment(${jsonb(given)})`, settleAnswer)
  return answered(answer, document, stopped)
}

/**
 * The debit is an entry of its own year, decided by the rules as money that has left; the entry it was planned as gives
 * its reservation back.
 */
async function settleInAnotherYear(
  actor: Actor,
  payment: StoredPayment,
  document: BankDocument,
): Promise<Result<SettledPayment>> {
  const input: PaymentInput = {
    ...payment.input,
    paymentDate: document.debitDate,
    postingDate: document.postingDate,
    amountCents: document.countedCents,
    alreadyPaid: true,
    correctsId: payment.id,
    note: `Planned as ${payment.reference} for ${payment.year}; debited on ${formatDate(document.debitDate)}.`,
  }
  const { context, records, factsVersion } = await readContext(input, { exceptId: payment.id })
  const entry = asEntry(input, subjectOf(records))
  const submission = { paymentId: randomUUID(), idempotencyKey: randomUUID(), recordedById: actor.id }
  const given = {
    entry: toLedgerEntry(submission, input, entry, determine(entry, context)),
    settlement: {
      ...settlementOf(actor, payment, document),
      factsVersion,
      reason: `Debited on ${formatDate(document.debitDate)}: it counts in ${yearOf(document.debitDate)}`,
    },
  }
  const call = Prisma.sql`settle_in_another_year(${jsonb(given)})`
  return answered(await callFunction(db, call, settleInAnotherYearAnswer), document, '')
}

function answered(answer: LedgerAnswer, read: ReadFromBank, stopped: string): Result<SettledPayment> {
  if (answer.status === 'not_found') return err(PAYMENT_NOT_FOUND)
  if (answer.status === 'stale')
    return err({
      kind: 'conflict',
      message: `${answer.reference} is ${STATE_WORDS[answer.state]} now. Nothing was changed`,
    })
  const { reference, state, headroom } = answer
  const settled = { state, headroom, isUnread: !read.amountRead && !read.usdRead, stopped }
  return answer.status === 'settled'
    ? ok({ ...settled, reference, excessCents: answer.excessCents, heldCents: answer.heldCents, recordedAs: null })
    : ok({ ...settled, reference: answer.voidedReference, excessCents: 0, heldCents: 0, recordedAs: reference })
}
