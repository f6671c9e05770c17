import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access/permissions'
import type { Outcome } from '@/lib/outcome'
import { MOVE_RULES } from '@/lib/rules/approval'
import { reason, recordId } from '@/lib/text'
import { type MovedPayment, movePayment } from './move-payment'
import { PAYMENT_STATES } from './payment-states'

const DECISIONS = ['approve', 'clear_review', 'block_review', 'reject'] as const

/** A manager's decision on a payment that waits. A reason is asked wherever the state machine asks one; approving needs none. */
export const decisionInput = z
  .object({
    paymentId: recordId('There is no such payment'),
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
 * Approves, rejects, clears or blocks. Refuses the person who recorded the payment, a role that does not decide, and a payment that has moved on. An amount
 * never grows here: what is approved was reserved when it was recorded.
 */
export const decidePayment = (actor: Actor, given: z.output<typeof decisionInput>): Promise<Outcome<MovedPayment>> =>
  movePayment(actor, {
    paymentId: given.paymentId,
    move: given.decision,
    expectedState: given.expectedState,
    reason: given.reason.trim(),
  })
