import type { PaymentDraft } from '../form/payment-schema'
import type { PaymentDetail } from '../payment-detail'
import { storedDraft } from '../start/stored-draft'

/** The draft that records a voided payment again: its facts as they would be typed, to correct what was wrong. */
export const correctionOf = (payment: PaymentDetail): PaymentDraft => ({
  ...storedDraft(payment),
  correctsId: payment.id,
})
