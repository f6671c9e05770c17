import type { PaymentActions } from '@/components/payments/moves/payment-actions'
import {
  confirmViolationAction,
  decidePaymentAction,
  decideVoidAction,
  declareViolationAction,
  markPaidAction,
  voidPaymentAction,
} from './actions'

/** The actions the list's peek and the payment's page hand to their buttons. */
export const PAYMENT_ACTIONS: PaymentActions = {
  decide: decidePaymentAction,
  markPaid: markPaidAction,
  void: voidPaymentAction,
  decideVoid: decideVoidAction,
  declareViolation: declareViolationAction,
  confirmViolation: confirmViolationAction,
}
