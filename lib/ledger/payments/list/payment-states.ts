import type { PaymentState } from '@/lib/compliance/rules/types'

/** Every state, in the order people meet them. */
export const PAYMENT_STATES = [
  'requested',
  'in_review',
  'unreserved',
  'approved',
  'paid',
  'rejected',
  'voided',
  'blocked',
  'violation',
] as const satisfies readonly PaymentState[]
