import type { IsoDate } from '@/lib/kernel/calendar'
import {
  type PartyDraft,
  type PaymentDraft,
  type PaymentInput,
  partySchema,
  paymentSchema,
  TEXT_FIELDS,
} from './payment-schema'

type Texts = Pick<PaymentInput, (typeof TEXT_FIELDS)[number]>

/** The fields that are stored as text under their own name, of a payment in any of its shapes. */
export const textsOf = (payment: Texts): Texts =>
  Object.fromEntries(TEXT_FIELDS.map((name) => [name, payment[name]])) as Texts

/** The column of the payment table that holds a field: `payee_name` for `payeeName`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const blank = <Field extends string>(shape: Record<Field, unknown>) =>
  Object.fromEntries(Object.keys(shape).map((name) => [name, ''])) as Record<Field, string>

/** The form before anything is typed: a fee to the FSB in rubles at the rate of the Bank of Russia, and no parties. */
export const blankDraft = (): PaymentDraft => ({
  ...blank(paymentSchema.shape),
  purpose: 'paying',
  payeeKind: 'fsb',
  currency: 'RUB',
  rateSource: 'bank_of_russia',
  destinations: [],
})

/** A party before anything is typed. */
export const blankParty = (role: PartyDraft['role']): PartyDraft => ({ ...blank(partySchema.shape), role })

const NO_TEXTS = Object.fromEntries(TEXT_FIELDS.map((name) => [name, ''])) as Texts

/** A checked entry of nothing, in US dollars: what the rules are asked about while a form is half filled. */
export const blankInput = (paymentDate: IsoDate): PaymentInput => ({
  ...NO_TEXTS,
  companyId: '',
  fsbLicenseId: '',
  productId: '',
  purpose: 'paying',
  payeeKind: 'fsb',
  fsbReceipt: null,
  currency: 'USD',
  amountMinor: 0,
  serviceFeeMinor: null,
  serviceFeeCents: null,
  stateDutyCents: null,
  bankUsdCents: null,
  rate: null,
  rateDate: null,
  rateSource: null,
  amountCents: 0,
  invoiceDate: null,
  paymentDate,
  postingDate: null,
  alreadyPaid: false,
  destinations: [],
  correctsId: null,
})
