import 'server-only'
import { formatDate } from '@/lib/kernel/calendar'
import { formatAmount } from '@/lib/kernel/money'
import type { PaymentDetail } from '../payment-detail'

/** The facts of a voided entry as they would be typed, to enter it anew with what was wrong put right. */
export function asTyped(payment: PaymentDetail) {
  const { companyId, purpose, payeeKind, payeeName, currency, note, id } = payment
  const date = (value: string | null) => (value ? formatDate(value) : '')
  return {
    companyId,
    purpose,
    payeeKind,
    payeeName,
    currency,
    note,
    correctsId: id,
    fsbLicenseId: payment.fsbLicenseId ?? '',
    productId: payment.productId ?? '',
    amount: formatAmount(payment.amountMinor, currency),
    serviceFee: payment.serviceFeeMinor === null ? '' : formatAmount(payment.serviceFeeMinor, currency),
    rate: payment.rate ?? '',
    rateDate: date(payment.rateDate),
    rateSource: payment.rateSource ?? 'bank_of_russia',
    rateOrigin: 'given',
    payeeAddress: payment.payeeAddress,
    fsbReceipt: payment.fsbReceipt ? 'on' : '',
    bankUsd: '',
    invoiceDate: date(payment.invoiceDate),
    paymentDate: date(payment.debitDate ?? payment.paymentDate),
    postingDate: date(payment.postingDate),
    alreadyPaid: payment.debitDate || payment.alreadyPaid ? 'on' : '',
    destinations: payment.destinations.map(({ position, role, name, address, postalCode, city, region, country }) => ({
      key: `given ${position}`,
      role,
      name,
      address,
      postalCode,
      city,
      region,
      country: country ?? '',
    })),
  }
}
