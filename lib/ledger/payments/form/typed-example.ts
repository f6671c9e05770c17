import { readPaymentForm } from './read-payment-form'

/** For tests: a form that reads whole, and the same in rubles. */
export const TODAY = '2026-11-23'
export const ID = '0192a4f0-0000-7000-8000-000000000001'
export const CONSIGNEE = {
  role: 'consignee',
  name: 'Meridian Retail LLC',
  address: 'Tverskaya ul. 7, Moscow',
  country: 'RU',
}

export const typed = {
  companyId: ID,
  fsbLicenseId: ID,
  productId: ID,
  purpose: 'paying',
  payeeKind: 'fsb',
  payeeName: 'FSB, licensing centre',
  payeeAddress: '',
  fsbReceipt: '',
  currency: 'USD',
  amount: '1,250.00',
  serviceFee: '',
  rate: '',
  rateDate: '',
  rateSource: '',
  bankUsd: '',
  invoiceDate: '',
  paymentDate: '27 Nov 2026',
  postingDate: '',
  alreadyPaid: '',
  note: '',
  correctsId: '',
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
