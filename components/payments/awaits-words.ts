import { allowedMoves } from '@/lib/compliance/rules/approval/approval'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'
import type { Actor } from '@/lib/permissions/permissions'
import { asMovable } from './moves/payment-moves'

/** What the payment waits for, as the last line of its history; null when nothing is awaited. */
export function awaitsWords(payment: PaymentDetail, actor: Actor): string | null {
  const { state, openVoidRequest } = payment
  const mine = allowedMoves(asMovable(payment), actor)
  if (openVoidRequest)
    return mine.includes('confirm_void')
      ? 'Your decision on the void'
      : 'A second person, to confirm or decline the void'
  if (state === 'requested' || state === 'in_review' || state === 'unreserved') {
    const yours = mine.includes('approve') || mine.includes('clear_review')
    return yours
      ? 'Your decision. A second person decides; the recorder cannot'
      : 'A decision by a manager who did not record it'
  }
  if (state === 'approved') return 'The payment itself, and the bank document'
  if (state === 'violation' && asMovable(payment).awaitsConfirmation)
    return mine.includes('confirm_violation')
      ? 'Your confirmation'
      : 'A second person, to confirm the apparent violation'
  return null
}
