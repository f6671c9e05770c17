import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { refuseMove } from '@/lib/compliance/rules/approval/approval'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { optionalLine } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { PAYMENT_NOT_FOUND, paymentIdInput } from '../payment-not-found'
import { readMovable, refuseRaised } from './move-payment'

export const confirmViolationInput = z.object({
  paymentId: paymentIdInput,
  reason: optionalLine('the note', 2000),
})

const confirmAnswer = z.object({ status: z.enum(['confirmed', 'already_confirmed', 'stale', 'not_found']) })

/**
 * A second person confirms an apparent violation that a settlement made: neither who recorded the payment nor who
 * entered its debit. It changes no figure: the money had left and counted from the moment it was settled.
 */
export async function confirmViolation(
  actor: Actor,
  given: z.output<typeof confirmViolationInput>,
): Promise<Result<{ reference: string }>> {
  const payment = await readMovable(given.paymentId)
  if (!payment) return err(PAYMENT_NOT_FOUND)
  const refusal = refuseMove('confirm_violation', payment, actor)
  if (refusal) return err({ kind: 'forbidden', message: refusal })
  const confirmation = jsonb({ ...given, actorId: actor.id })
  try {
    const { status } = await callFunction(db, Prisma.sql`confirm_violation(${confirmation})`, confirmAnswer)
    if (status !== 'confirmed')
      return err({ kind: 'conflict', message: `${payment.reference} was changed meanwhile. Nothing was changed here` })
    return ok({ reference: payment.reference })
  } catch (error) {
    return refuseRaised(error, payment)
  }
}
