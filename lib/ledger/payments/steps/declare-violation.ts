import 'server-only'
import { z } from 'zod'
import type { Outcome } from '@/lib/kernel/outcome'
import { reason, recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { type MovedPayment, movePayment } from './move-payment'

export const violationInput = z.object({
  paymentId: recordId('There is no such payment'),
  reason: reason('what was found'),
})

/**
 * Money that was paid and turns out to be outside the authorization becomes an apparent violation: it leaves the used
 * total and stands in a total of its own, for ever. A manager says what was found.
 */
export const declareViolation = (
  actor: Actor,
  given: z.output<typeof violationInput>,
): Promise<Outcome<MovedPayment>> =>
  movePayment(actor, {
    paymentId: given.paymentId,
    move: 'declare_violation',
    expectedState: 'paid',
    reason: given.reason,
  })
