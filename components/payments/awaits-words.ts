import type { Actor } from '@/lib/access/permissions'
import type { PaymentDetail } from '@/lib/payments/payment-detail'
import { allowedMoves } from '@/lib/rules/approval'

/** What the payment waits for, as the last line of its history; null when nothing is awaited. */
export function awaitsWords(payment: PaymentDetail, actor: Actor): string | null {
  const { state, recordedById, alreadyPaid, openVoidRequest } = payment
  const mine = allowedMoves(
    { state, recordedById, alreadyPaid, voidAskedById: openVoidRequest?.askedById ?? null },
    actor,
  )
  if (state === 'requested' || state === 'in_review') {
    const yours = mine.includes('approve') || mine.includes('clear_review')
    return yours
      ? 'Your decision. A second person decides; the recorder cannot'
      : 'A decision by a manager who did not record it'
  }
  if (state === 'approved') return 'The payment itself, and the bank document'
  if (openVoidRequest)
    return mine.includes('confirm_void')
      ? 'Your decision on the void'
      : 'A second person, to confirm or decline the void'
  return null
}
