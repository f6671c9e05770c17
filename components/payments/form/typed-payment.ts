import type { DestinationRole } from '@/lib/compliance/rules/types'

/** One party as it stands in the form. `key` tells React which is which and is not sent. */
export type TypedDestination = {
  key: string
  role: DestinationRole
  name: string
  address: string
  postalCode: string
  city: string
  region: string
  country: string
}

/** The payment form as typed: text everywhere; the server reads it (lib/ledger/payments/form). */
export type TypedPayment = {
  companyId: string
  fsbLicenseId: string
  productId: string
  purpose: string
  payeeKind: string
  payeeName: string
  payeeAddress: string
  fsbReceipt: string
  currency: string
  amount: string
  serviceFee: string
  rate: string
  rateDate: string
  rateSource: string
  /**
   * `saved` while the rate follows from the saved rates, `typed` once a person typed it, `given` as the entry that is
   * corrected had it. Not sent.
   */
  rateOrigin: string
  bankUsd: string
  invoiceDate: string
  paymentDate: string
  postingDate: string
  alreadyPaid: string
  note: string
  correctsId: string
  destinations: TypedDestination[]
}

/** A field of the form that is plain text. */
export type TextFieldName = Exclude<keyof TypedPayment, 'destinations'>

/** Sets one field, and whatever follows from it. */
export type SetField = (name: TextFieldName, value: string) => void

/** A party with nothing typed yet. */
export const emptyDestination = (role: DestinationRole, key: string): TypedDestination => ({
  key,
  role,
  name: '',
  address: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
})

/** The form with nothing typed: a fee to the FSB in rubles, one place for each party. */
export const EMPTY_PAYMENT: TypedPayment = {
  companyId: '',
  fsbLicenseId: '',
  productId: '',
  purpose: 'paying',
  payeeKind: 'fsb',
  payeeName: '',
  payeeAddress: '',
  fsbReceipt: '',
  currency: 'RUB',
  amount: '',
  serviceFee: '',
  rate: '',
  rateDate: '',
  rateSource: 'bank_of_russia',
  rateOrigin: 'saved',
  bankUsd: '',
  invoiceDate: '',
  paymentDate: '',
  postingDate: '',
  alreadyPaid: '',
  note: '',
  correctsId: '',
  destinations: [
    emptyDestination('consignee', 'consignee'),
    emptyDestination('distributor', 'distributor'),
    emptyDestination('end_user', 'end-user'),
  ],
}
