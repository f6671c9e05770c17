import 'server-only'
import { db } from '@/lib/database/db'
import { type AskedAgain, worsenedText } from '../ask-again/ask-rules-again'
import type { StoredPayment } from '../ask-again/stored-input'

/**
 * Headroom itself sends a pending payment to review, or keeps the new findings of one that is in review already: it may
 * only tighten. The old determination and the new one both stay. False when the payment or its facts have moved on;
 * whoever moved them asks the rules too.
 */
export async function stopPayment(payment: StoredPayment, asked: AskedAgain): Promise<boolean> {
  const common = {
    paymentId: payment.id,
    actorId: null,
    reason: worsenedText(asked.worsened),
    factsVersion: asked.factsVersion,
    determination: asked.ledgerDetermination,
  }
  const isReviewed = payment.state === 'in_review' || payment.state === 'unreserved'
  const rows = isReviewed
    ? await db.$queryRaw<Answer[]>`SELECT note_determination(${JSON.stringify(common)}::jsonb) AS answer`
    : await db.$queryRaw<Answer[]>`SELECT move_payment(${JSON.stringify({
        ...common,
        expectedState: payment.state,
        toState: 'in_review',
      })}::jsonb) AS answer`
  const status = rows[0]?.answer.status
  return status === 'noted' || status === 'moved'
}

type Answer = { answer: { status: string } }
