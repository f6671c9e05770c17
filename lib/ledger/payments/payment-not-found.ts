import { recordId } from '@/lib/kernel/text'

/** The refusal where no payment has the id. */
export const PAYMENT_NOT_FOUND = { kind: 'not_found', message: 'Payment not found' } as const

/** The id of a payment, as a form sends it. */
export const paymentIdInput = recordId(PAYMENT_NOT_FOUND.message)
