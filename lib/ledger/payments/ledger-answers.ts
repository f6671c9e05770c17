import { z } from 'zod'
import { PAYMENT_STATES } from './list/payment-states'

// What the functions of the ledger that change a payment return.

/** The headroom of a company-year, in cents. */
const headroom = z.object({
  capCents: z.int(),
  usedCents: z.int(),
  reservedCents: z.int(),
  violationCents: z.int(),
})
const payment = { reference: z.string(), state: z.enum(PAYMENT_STATES) }
const notFound = z.object({ status: z.literal('not_found') })
const stale = z.object({ status: z.literal('stale'), ...payment })

/** record_payment(). */
export const recordAnswer = z.object({
  status: z.enum(['recorded', 'repeated', 'conflict']),
  paymentId: z.guid(),
  ...payment,
  headroom,
})

/** move_payment(). */
export const moveAnswer = z.discriminatedUnion('status', [
  notFound,
  z.object({ status: z.enum(['moved', 'stale']), ...payment, headroom }),
])

/** note_determination(). */
export const noteAnswer = z.discriminatedUnion('status', [
  notFound,
  z.object({ status: z.enum(['noted', 'stale']), ...payment }),
])

/** settle_payment(). */
export const settleAnswer = z.discriminatedUnion('status', [
  notFound,
  stale,
  z.object({ status: z.literal('settled'), ...payment, headroom, excessCents: z.int(), heldCents: z.int() }),
])

/** settle_in_another_year(): the debit's own entry, and the reference of the entry it was planned as. */
export const settleInAnotherYearAnswer = z.discriminatedUnion('status', [
  notFound,
  stale,
  z.object({
    status: z.literal('settled_in_another_year'),
    paymentId: z.guid(),
    ...payment,
    headroom,
    voidedReference: z.string(),
  }),
])
