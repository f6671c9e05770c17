import type { IsoDate } from '@/lib/kernel/calendar'
import { type PaymentInput, type PaymentReading, PLAIN_FIELDS, paymentSchema } from './payment-schema'
import { readDates } from './read-dates'
import { readDestinations } from './read-destinations'
import { readDraft, readField } from './read-draft'
import { readMoney } from './read-money'

/**
 * Reads what was typed into the payment form, each field for itself, so that the live determination works on a
 * half-filled form and the recording on a complete one. `today` is the date in the organisation's zone. Each field that
 * cannot be read has a message; nothing is guessed.
 */
export function readPaymentForm(given: unknown, today: IsoDate): PaymentReading {
  const draft = readDraft(given)
  const reading: PaymentReading = { input: {}, fieldErrors: {} }
  const read: Partial<Record<keyof PaymentInput, unknown>> = reading.input
  for (const name of PLAIN_FIELDS) {
    const parsed = readField(paymentSchema.shape[name], draft[name])
    if (parsed.ok) read[name] = parsed.value
    else reading.fieldErrors[name] = parsed.message
  }
  if (draft.payeeKind !== 'agent') reading.input.fsbReceipt = null
  readMoney(draft, today, reading)
  readDates(today, reading)
  readDestinations(draft, reading)
  return reading
}
