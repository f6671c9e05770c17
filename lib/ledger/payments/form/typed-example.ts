import { blankDraft } from './blank-payment'
import { readPaymentForm } from './read-payment-form'

/** For tests: a complete form, and the same in rubles. */
export const TODAY = '2026-11-23'
export const ID = '0192a4f0-0000-7000-8000-000000000001'
export const CONSIGNEE = {
  role: 'consignee',
  name: 'Meridian Retail LLC',
  address: 'Tverskaya ul. 7, Moscow',
  country: 'RU',
}

export const typed = {
  ...blankDraft(),
  companyId: ID,
  fsbLicenseId: ID,
  productId: ID,
  payeeName: 'FSB, licensing centre',
  currency: 'USD',
  amount: '1,250.00',
  rateSource: '',
  paymentDate: '27 Nov 2026',
  destinations: [CONSIGNEE],
}
export const rubles = {
  currency: 'RUB',
  amount: '62,400.00',
  rate: '80.1500',
  rateDate: '20 Nov 2026',
  rateSource: 'bank_of_russia',
}

export const read = (changes: object = {}) => readPaymentForm({ ...typed, ...changes }, TODAY)
export const readTo = (destination: object) => read({ destinations: [{ ...CONSIGNEE, ...destination }] })
