import 'server-only'
import { z } from 'zod'
import { MOVE_RULES, refuseMove } from '@/lib/compliance/rules/approval/approval'
import { answersDiffer } from '@/lib/compliance/rules/comparison/worsened'
import { err, type Result } from '@/lib/kernel/result'
import { reason } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { type AskedAgain, askRulesAgain, worsenedText } from '../ask-again/ask-rules-again'
import { readStoredPayment } from '../ask-again/stored-input'
import { PAYMENT_STATES } from '../list/payment-states'
import { paymentIdInput } from '../payment-not-found'
import { type MovedPayment, movePayment, readMovable } from './move-payment'
import { stopPayment } from './stop-payment'

const DECISIONS = ['approve', 'clear_review', 'block_review', 'reject'] as const

/**
 * A manager's decision on a payment that waits. A reason is required wherever the state machine requires one; approving
 * does not need one.
 */
export const decisionInput = z
  .object({
    paymentId: paymentIdInput,
    expectedState: z.enum(PAYMENT_STATES),
    decision: z.enum(DECISIONS),
    reason: z.string().default(''),
  })
  .superRefine((given, context) => {
    const parsed = reason().safeParse(given.reason)
    const asked = MOVE_RULES[given.decision].needsReason || given.reason.trim() !== ''
    if (asked && !parsed.success)
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: parsed.error.issues[0]?.message ?? 'Enter the reason',
      })
  })

/**
 * Approves, rejects, clears or blocks. Refuses the person who recorded the payment, a role that may not decide, and a
 * payment that has changed state. Before it approves or clears, the rules are asked again on the current facts: a
 * finding that was not decided sends the payment to review instead, and a payment they block cannot be cleared. An
 * answer that differs from the one before, such as one that cites a confirmation of counsel, is stored with the
 * decision. An amount never grows here: an approved amount was reserved when it was recorded.
 */
export async function decidePayment(
  actor: Actor,
  given: z.output<typeof decisionInput>,
): Promise<Result<MovedPayment>> {
  const request = {
    paymentId: given.paymentId,
    move: given.decision,
    expectedState: given.expectedState,
    reason: given.reason.trim(),
  }
  if (given.decision !== 'approve' && given.decision !== 'clear_review') return movePayment(actor, request)
  const [movable, payment] = await Promise.all([readMovable(given.paymentId), readStoredPayment(given.paymentId)])
  const isTheirs =
    movable && payment && movable.state === given.expectedState && refuseMove(given.decision, movable, actor) === null
  // A person who may not take the step, or is too late, gets that message; the rules are not asked.
  if (!isTheirs) return movePayment(actor, request)
  const asked = await askRulesAgain(payment, given.decision)
  if (asked.worsened.length > 0) {
    await stopPayment(payment, asked)
    return err({ kind: 'conflict', message: stoppedText(payment.reference, given.decision, asked) })
  }
  if (asked.determination.outcome === 'blocked')
    return err({
      kind: 'conflict',
      message: `${blockedText(asked)} No one can approve or clear it: block it, reject it, or void the entry`,
    })
  const determination = answersDiffer(payment.lastFindings, asked.determination.findings)
    ? asked.ledgerDetermination
    : undefined
  return movePayment(actor, { ...request, factsVersion: asked.factsVersion, determination })
}

function stoppedText(reference: string, decision: 'approve' | 'clear_review', asked: AskedAgain): string {
  const where = decision === 'approve' ? `${reference} went to review` : `The review of ${reference} continues`
  return `${where}: the rules answer differently now. ${worsenedText(asked.worsened)}`
}

const blockedText = ({ determination }: AskedAgain): string => determination.findings[0]?.message ?? ''
