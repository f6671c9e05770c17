import 'server-only'
import { z } from 'zod'
import type { Result } from '@/lib/kernel/result'
import { reason } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { paymentIdInput } from '../payment-not-found'
import { type MovedPayment, movePayment } from './move-payment'

export const violationInput = z.object({
  paymentId: paymentIdInput,
  reason: reason('what was found'),
})

/**
 * A paid amount that turns out to be outside the authorization becomes an apparent violation: it leaves the used total
 * and counts in a separate total permanently. A manager states what was found.
 */
export const declareViolation = (actor: Actor, given: z.output<typeof violationInput>): Promise<Result<MovedPayment>> =>
  movePayment(actor, {
    paymentId: given.paymentId,
    move: 'declare_violation',
    expectedState: 'paid',
    reason: given.reason,
  })
