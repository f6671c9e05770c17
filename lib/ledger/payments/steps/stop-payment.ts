import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { type AskedAgain, worsenedText } from '../ask-again/ask-rules-again'
import type { StoredPayment } from '../ask-again/stored-input'
import { moveAnswer, noteAnswer } from '../ledger-answers'

/**
 * Headroom itself sends a pending payment to review, or stores the new findings of one that is already in review: it
 * may only tighten. Both the old determination and the new one stay. False when the payment or its facts have changed;
 * that change asks the rules too.
 */
export async function stopPayment(payment: StoredPayment, asked: AskedAgain): Promise<boolean> {
  const common = {
    paymentId: payment.id,
    actorId: null,
    reason: worsenedText(asked.worsened),
    factsVersion: asked.factsVersion,
    determination: asked.ledgerDetermination,
  }
  if (payment.state === 'in_review' || payment.state === 'unreserved') {
    const noted = await callFunction(db, Prisma.sql`note_determination(${jsonb(common)})`, noteAnswer)
    return noted.status === 'noted'
  }
  const move = jsonb({ ...common, expectedState: payment.state, toState: 'in_review' })
  const moved = await callFunction(db, Prisma.sql`move_payment(${move})`, moveAnswer)
  return moved.status === 'moved'
}
