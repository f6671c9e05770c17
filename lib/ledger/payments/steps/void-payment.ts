import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { moneyHasLeft, refuseMove } from '@/lib/compliance/rules/approval/approval'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { reason } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { PAYMENT_STATES } from '../list/payment-states'
import { PAYMENT_NOT_FOUND, paymentIdInput } from '../payment-not-found'
import { type MovedPayment, movedMeanwhile, movePayment, readMovable, refuseRaised } from './move-payment'

/** Why money that left is removed from the totals; the database uses the same names. */
const VOID_GROUNDS = ['no_debit', 'not_an_fsb_fee'] as const

export const voidInput = z.object({
  paymentId: paymentIdInput,
  expectedState: z.enum(PAYMENT_STATES),
  reason: reason(),
  /** Required when the money has left: only these grounds remove it from the totals. */
  ground: z.enum(['', ...VOID_GROUNDS]).optional(),
})
/** Declining needs a reason. Confirming does not: the request has one. */
export const voidDecisionInput = z.discriminatedUnion('confirm', [
  z.object({ paymentId: paymentIdInput, confirm: z.literal('1') }),
  z.object({ paymentId: paymentIdInput, confirm: z.literal('0'), reason: reason() }),
])

const askAnswer = z.object({ status: z.enum(['asked', 'already_asked', 'stale', 'not_found']) })
const decisionAnswer = z.object({ status: z.enum(['voided', 'declined', 'no_ground', 'stale', 'not_found']) })

/** Whether the entry is voided now, or waits for a second person. */
export type VoidAnswer = { waits: boolean; reference: string }

const NO_GROUND =
  'This request was made before a ground was required. Decline it, and request the void again with its ground'

/**
 * Voids an entry made in error. Before the money leaves it is voided at once and its amount is released. When the money
 * has left, even if the entry waits for a decision, it is voided only when two people state that the debit never
 * happened or was not a fee to the FSB; it counts until then. A refund is not a ground: the payment happened (policy).
 */
export async function voidPayment(actor: Actor, given: z.output<typeof voidInput>): Promise<Result<VoidAnswer>> {
  const payment = await readMovable(given.paymentId)
  if (!payment) return err(PAYMENT_NOT_FOUND)
  if (!moneyHasLeft(payment)) {
    const moved = await movePayment(actor, {
      paymentId: given.paymentId,
      move: 'void',
      expectedState: given.expectedState,
      reason: given.reason,
    })
    return moved.ok ? ok({ waits: false, reference: payment.reference }) : moved
  }
  if (payment.state !== given.expectedState) return movedMeanwhile(payment.reference, payment.state)
  const refusal = refuseMove('ask_void', payment, actor)
  if (refusal) return err({ kind: 'forbidden', message: refusal })
  if (!given.ground)
    return invalidField('ground', 'Choose the ground: the debit never happened, or it was no fee to the FSB')
  const request = jsonb({
    id: randomUUID(),
    paymentId: given.paymentId,
    actorId: actor.id,
    reason: given.reason,
    ground: given.ground,
  })
  const { status } = await callFunction(db, Prisma.sql`ask_void(${request})`, askAnswer)
  if (status !== 'asked')
    return err({
      kind: 'conflict',
      message: `Someone else acted on ${payment.reference} first. Nothing was recorded`,
    })
  return ok({ waits: true, reference: payment.reference })
}

/**
 * A second person confirms the void of money that left, which releases its amount, or declines it, and it still counts.
 */
export async function decideVoid(
  actor: Actor,
  given: z.output<typeof voidDecisionInput>,
): Promise<Result<Pick<MovedPayment, 'reference'> & { voided: boolean }>> {
  const payment = await readMovable(given.paymentId)
  if (!payment) return err(PAYMENT_NOT_FOUND)
  const confirm = given.confirm === '1'
  const refusal = refuseMove(confirm ? 'confirm_void' : 'decline_void', payment, actor)
  if (refusal) return err({ kind: 'forbidden', message: refusal })
  const decision = jsonb({
    paymentId: given.paymentId,
    actorId: actor.id,
    confirm,
    reason: given.confirm === '0' ? given.reason : '',
  })
  try {
    const { status } = await callFunction(db, Prisma.sql`decide_void(${decision})`, decisionAnswer)
    if (status === 'no_ground') return err({ kind: 'conflict', message: NO_GROUND })
    if (status !== 'voided' && status !== 'declined')
      return err({
        kind: 'conflict',
        message: `Someone else decided about ${payment.reference} first. Nothing was changed`,
      })
    return ok({ reference: payment.reference, voided: status === 'voided' })
  } catch (error) {
    return refuseRaised(error, payment)
  }
}
