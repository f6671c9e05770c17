import { FIRST_DATE } from '@/lib/compliance/law/first-date'
import { addDays, formatDate, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import type { PaymentReading } from './payment-schema'

/** Checks the three dates together; the payment date decides the year of the cap and the authority. */
export function readDates(today: IsoDate, { input, fieldErrors }: PaymentReading): void {
  if (input.paymentDate) {
    const message = refusePaymentDate(input.paymentDate, today, input.alreadyPaid ?? false)
    if (message) {
      fieldErrors.paymentDate = message
      delete input.paymentDate
    }
  }
  const { invoiceDate, postingDate, paymentDate } = input
  if (invoiceDate && invoiceDate > addDays(today, 366))
    fieldErrors.invoiceDate = 'The invoice date is more than a year ahead'
  if (postingDate && paymentDate && postingDate < paymentDate)
    fieldErrors.postingDate = `The posting date is before the payment date, ${formatDate(paymentDate)}`
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
