import { FIRST_DATE } from '@/lib/compliance/law/first-date'
import { addDays, type DateReading, formatDate, type IsoDate, readDate, yearOf } from '@/lib/kernel/calendar'
import type { PaymentReading } from './payment-input'
import type { Read, TypedFields } from './typed-fields'

const optionalDate = (typed: string): DateReading | null => (typed.trim() === '' ? null : readDate(typed))

/** Reads the three dates; the payment date decides the year of the cap and the authority. */
export function readDates(form: TypedFields, today: IsoDate, read: Read, reading: PaymentReading): void {
  for (const key of ['invoiceDate', 'postingDate'] as const) {
    const date = optionalDate(form[key])
    read(key, key, date === null ? { ok: true, value: null } : date.ok ? { ok: true, value: date.date } : date)
  }
  const payment = readDate(form.paymentDate)
  const says = payment.ok ? refusePaymentDate(payment.date, today, reading.input.alreadyPaid ?? false) : payment.says
  if (payment.ok && says === null) read('paymentDate', 'paymentDate', { ok: true, value: payment.date })
  else reading.fieldErrors.paymentDate = says ?? ''
  const { invoiceDate, postingDate, paymentDate } = reading.input
  if (invoiceDate && invoiceDate > addDays(today, 366))
    reading.fieldErrors.invoiceDate = 'The invoice date is more than a year ahead'
  if (postingDate && paymentDate && postingDate < paymentDate) {
    reading.fieldErrors.postingDate = `The posting date is before the payment date, ${formatDate(paymentDate)}`
  }
}

/**
 * Why a payment date cannot be entered, or null. The ledger begins with the FSB's designation and plans one year ahead.
 */
function refusePaymentDate(date: IsoDate, today: IsoDate, alreadyPaid: boolean): string | null {
  if (date < FIRST_DATE)
    return `On ${formatDate(date)} the FSB was not yet designated. This ledger begins on ${formatDate(FIRST_DATE)}`
  if (yearOf(date) > yearOf(today) + 1)
    return `The latest date is 31 Dec ${yearOf(today) + 1}: a payment is planned one year ahead at most`
  if (alreadyPaid && date > today) return `${formatDate(date)} has not come yet, so it cannot have been paid then`
  if (!alreadyPaid && date < today)
    return `${formatDate(date)} has passed. Say that it has already been paid, or enter the day it will be`
  return null
}
