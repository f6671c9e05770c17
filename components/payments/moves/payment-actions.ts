import type { ServerAction } from '@/components/forms/use-server-form'
import type { PaymentState } from '@/lib/compliance/rules/types'
import type { SettledPayment } from '@/lib/ledger/payments/steps/settle-payment'

/**
 * The server actions a payment's moves need; the page hands them in, since a component never imports a page's module.
 */
export type PaymentActions = {
  decide: ServerAction<unknown>
  markPaid: ServerAction<SettledPayment>
  void: ServerAction<{ waits: boolean; reference: string }>
  decideVoid: ServerAction<unknown>
  declareViolation: ServerAction<unknown>
  confirmViolation: ServerAction<unknown>
}

/** What the moves need to know of a payment; plain values, for the browser. */
export type MovedPaymentFacts = {
  id: string
  reference: string
  state: PaymentState
  amountCents: number
  /** The amount that the bank debited, US cents, which counts after the approval; null while nothing is debited. */
  debitedCents: number | null
  companyName: string
  year: number
  alreadyPaid: boolean
  currency: string
}
