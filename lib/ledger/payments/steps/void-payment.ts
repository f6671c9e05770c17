import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { moneyHasLeft, refuseMove } from '@/lib/compliance/rules/approval'
import { db } from '@/lib/database/db'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { reason, recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { PAYMENT_STATES } from '../list/payment-states'
import { type MovedPayment, movePayment, readMovable, refuseRaised, somebodyWasFaster } from './move-payment'

/** Why money that left is taken out of the sums; the database knows the same names. */
const VOID_GROUNDS = ['no_debit', 'not_an_fsb_fee'] as const

export const voidInput = z.object({
  paymentId: recordId('There is no such payment'),
  expectedState: z.enum(PAYMENT_STATES),
  reason: reason(),
  /** Asked where the money has left: only these take it out of the sums. */
  ground: z.enum(['', ...VOID_GROUNDS]).optional(),
})
/** Confirming needs no words of its own, the asker gave them; declining does. */
export const voidDecisionInput = z.discriminatedUnion('confirm', [
  z.object({ paymentId: recordId('There is no such payment'), confirm: z.literal('1') }),
  z.object({ paymentId: recordId('There is no such payment'), confirm: z.literal('0'), reason: reason() }),
])

/** Whether the entry is voided now, or waits for a second person. */
export type VoidAnswer = { waits: boolean; reference: string }

const NO_GROUND =
  'This request was made before a ground was asked for. Decline it, and request the void again with its ground'
const NOT_FOUND = { kind: 'not_found', says: 'There is no such payment' } as const

/**
 * Voids an entry made in error. Before the money leaves it is voided at once and its amount is free again. Money that
 * left, of an entry that waits for a decision as well, falls only when two people say that the debit never happened or
 * that it was no fee to the FSB; it stays counted until then. A refund is no ground: the payment happened (policy).
 */
export async function voidPayment(actor: Actor, given: z.output<typeof voidInput>): Promise<Outcome<VoidAnswer>> {
  const payment = await readMovable(given.paymentId)
  if (!payment) return refused(NOT_FOUND)
  if (!moneyHasLeft(payment)) {
    const moved = await movePayment(actor, {
      paymentId: given.paymentId,
      move: 'void',
      expectedState: given.expectedState,
      reason: given.reason,
    })
    return moved.ok ? done({ waits: false, reference: payment.reference }) : moved
  }
  if (payment.state !== given.expectedState) return somebodyWasFaster(payment.reference, payment.state)
  const refusal = refuseMove('ask_void', payment, actor)
  if (refusal) return refused({ kind: 'forbidden', says: refusal })
  if (!given.ground)
    return invalidField('ground', 'Choose the ground: the debit never happened, or it was no fee to the FSB')
  const request = JSON.stringify({
    id: randomUUID(),
    paymentId: given.paymentId,
    actorId: actor.id,
    reason: given.reason,
    ground: given.ground,
  })
  const rows = await db.$queryRaw<{ answer: { status: string } }[]>`SELECT ask_void(${request}::jsonb) AS answer`
  if (rows[0]?.answer.status !== 'asked')
    return refused({ kind: 'conflict', says: `Somebody was faster with ${payment.reference}. Nothing was changed` })
  return done({ waits: true, reference: payment.reference })
}

/**
 * A second person confirms the void of money that left, which frees its amount, or declines, which leaves it counted.
 */
export async function decideVoid(
  actor: Actor,
  given: z.output<typeof voidDecisionInput>,
): Promise<Outcome<Pick<MovedPayment, 'reference'> & { voided: boolean }>> {
  const payment = await readMovable(given.paymentId)
  if (!payment) return refused(NOT_FOUND)
  const confirm = given.confirm === '1'
  const refusal = refuseMove(confirm ? 'confirm_void' : 'decline_void', payment, actor)
  if (refusal) return refused({ kind: 'forbidden', says: refusal })
  const decision = JSON.stringify({
    paymentId: given.paymentId,
    actorId: actor.id,
    confirm,
    reason: given.confirm === '0' ? given.reason : '',
  })
  try {
    const rows = await db.$queryRaw<{ answer: { status: string } }[]>`SELECT decide_void(${decision}::jsonb) AS answer`
    const status = rows[0]?.answer.status
    if (status === 'no_ground') return refused({ kind: 'conflict', says: NO_GROUND })
    if (status !== 'voided' && status !== 'declined')
      return refused({ kind: 'conflict', says: `Somebody was faster with ${payment.reference}. Nothing was changed` })
    return done({ reference: payment.reference, voided: status === 'voided' })
  } catch (error) {
    return refuseRaised(error, payment)
  }
}
