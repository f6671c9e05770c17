import 'server-only'
import { z } from 'zod'
import { refuseMove } from '@/lib/compliance/rules/approval'
import { db } from '@/lib/database/db'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { optionalLine, recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { readMovable, refuseRaised } from './move-payment'

export const confirmViolationInput = z.object({
  paymentId: recordId('There is no such payment'),
  reason: optionalLine('the note', 2000),
})

/**
 * A second person confirms an apparent violation that a settlement made: neither who recorded the payment nor who
 * entered its debit. It changes no figure: the money had left and counted from the moment it was settled.
 */
export async function confirmViolation(
  actor: Actor,
  given: z.output<typeof confirmViolationInput>,
): Promise<Outcome<{ reference: string }>> {
  const payment = await readMovable(given.paymentId)
  if (!payment) return refused({ kind: 'not_found', says: 'There is no such payment' })
  const refusal = refuseMove('confirm_violation', payment, actor)
  if (refusal) return refused({ kind: 'forbidden', says: refusal })
  const confirmation = JSON.stringify({ ...given, actorId: actor.id })
  try {
    const rows = await db.$queryRaw<
      { answer: { status: string } }[]
    >`SELECT confirm_violation(${confirmation}::jsonb) AS answer`
    if (rows[0]?.answer.status !== 'confirmed')
      return refused({ kind: 'conflict', says: `${payment.reference} was changed meanwhile. Nothing was changed here` })
    return done({ reference: payment.reference })
  } catch (error) {
    return refuseRaised(error, payment)
  }
}
