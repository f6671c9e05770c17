import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { formatAmount } from '@/lib/kernel/money'
import { textsOf } from '../form/blank-payment'
import type { PaymentDraft } from '../form/payment-schema'
import type { PaymentDetail } from '../payment-detail'

/** The parts of a stored payment that the form has fields for. */
export type StoredFields = Pick<
  PaymentDetail,
  | ('companyId' | 'fsbLicenseId' | 'productId' | 'purpose' | 'payeeKind' | 'payeeName' | 'payeeAddress' | 'note')
  | (
      | 'currency'
      | 'amountMinor'
      | 'serviceFeeMinor'
      | 'rate'
      | 'rateDate'
      | 'rateSource'
      | 'fsbReceipt'
      | 'payerAccount'
    )
  | ('invoiceDate' | 'paymentDate' | 'debitDate' | 'postingDate' | 'alreadyPaid')
> & { destinations: readonly Omit<PaymentDetail['destinations'][number], 'verdict'>[] }

const dateText = (date: IsoDate | null): string => (date ? formatDate(date) : '')

/** The draft that reads as a stored payment: its facts as they would be typed, without the USD of the bank. */
export const storedDraft = (payment: StoredFields): PaymentDraft => ({
  ...textsOf(payment),
  companyId: payment.companyId,
  purpose: payment.purpose,
  payeeKind: payment.payeeKind,
  currency: payment.currency,
  correctsId: '',
  fsbLicenseId: payment.fsbLicenseId ?? '',
  productId: payment.productId ?? '',
  amount: formatAmount(payment.amountMinor, payment.currency),
  serviceFee: payment.serviceFeeMinor === null ? '' : formatAmount(payment.serviceFeeMinor, payment.currency),
  rate: payment.rate ?? '',
  rateDate: dateText(payment.rateDate),
  rateSource: payment.rateSource ?? 'bank_of_russia',
  fsbReceipt: payment.fsbReceipt ? 'on' : '',
  bankUsd: '',
  invoiceDate: dateText(payment.invoiceDate),
  paymentDate: dateText(payment.debitDate ?? payment.paymentDate),
  postingDate: dateText(payment.postingDate),
  alreadyPaid: payment.debitDate || payment.alreadyPaid ? 'on' : '',
  destinations: payment.destinations.map(({ role, name, address, postalCode, city, region, country }) => ({
    role,
    name,
    address,
    postalCode,
    city,
    region,
    country: country ?? '',
  })),
})

/** What belongs to one debit and is never carried over to another: its dates, its rate, its papers, its note. */
const OF_ONE_DEBIT = {
  invoiceDate: '',
  postingDate: '',
  alreadyPaid: '',
  fsbReceipt: '',
  bankUsd: '',
  rate: '',
  rateDate: '',
  note: '',
} as const

/** The draft of another payment like a stored one, of today. */
export function likeDraft(payment: StoredFields, today: IsoDate): PaymentDraft {
  const stored = storedDraft(payment)
  return {
    ...stored,
    ...OF_ONE_DEBIT,
    rateSource: stored.rateSource === 'bank_debit' ? 'bank_debit' : 'bank_of_russia',
    paymentDate: formatDate(today),
  }
}

/** The draft of a blocked entry that is entered again: as it was, on a day that has not passed unless it was paid. */
export function againDraft(payment: StoredFields, today: IsoDate): PaymentDraft {
  const stored = storedDraft(payment)
  const hasPassed = stored.alreadyPaid === '' && payment.paymentDate < today
  return hasPassed ? { ...stored, rate: '', rateDate: '', paymentDate: formatDate(today) } : stored
}
