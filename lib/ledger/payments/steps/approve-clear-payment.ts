import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/database/db'
import { err, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { PAYMENT_NOT_FOUND, paymentIdInput } from '../payment-not-found'
import { decidePayment } from './decide-payment'
import type { MovedPayment } from './move-payment'

export const clearPaymentInput = z.object({ paymentId: paymentIdInput })

/**
 * Approves one of several selected payments, without a note. Refuses a payment whose last determination is not clear: a
 * person who approves several at once has not read its findings. Everything else is decided, checked and recorded as
 * for a single payment (decide-payment.ts).
 */
export async function approveClearPayment(
  actor: Actor,
  { paymentId }: z.output<typeof clearPaymentInput>,
): Promise<Result<MovedPayment>> {
  const payment = await db.payment.findUnique({
    where: { id: paymentId },
    select: {
      reference: true,
      state: true,
      determinations: { orderBy: { seq: 'desc' }, take: 1, select: { outcome: true } },
    },
  })
  if (!payment) return err(PAYMENT_NOT_FOUND)
  if (payment.state === 'requested' && payment.determinations[0]?.outcome !== 'clear')
    return err({
      kind: 'conflict',
      message: `${payment.reference} is not clear by all rules. Open it and decide it alone`,
    })
  return decidePayment(actor, { paymentId, expectedState: 'requested', decision: 'approve', reason: '' })
}
