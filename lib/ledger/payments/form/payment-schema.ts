import { z } from 'zod'
import { RATE_SOURCES } from '@/lib/compliance/rules/money/rates'
import type { DestinationRole, EntryDestination, PayeeKind, Purpose } from '@/lib/compliance/rules/types'
import { isCountryCode } from '@/lib/kernel/countries'
import { MINOR_DIGITS } from '@/lib/kernel/iso-4217'
import { type Cents, readRate } from '@/lib/kernel/money'
import { readDate } from '@/lib/kernel/read-date'
import { multilineText, optionalLine, requiredLine, tooLong } from '@/lib/kernel/text'
import type { TextLimit } from './length-errors'

/** The largest entry, $20,000,000.00: four thousand caps, so that a typing error is not taken for a fee. */
export const LARGEST_ENTRY_CENTS = 2_000_000_000

const PURPOSES = [
  'requesting',
  'receiving',
  'utilizing',
  'paying',
  'dealing',
  'other',
] as const satisfies readonly Purpose[]
export const PAYEE_KINDS = ['fsb', 'agent', 'state_duty', 'other'] as const satisfies readonly PayeeKind[]
const DESTINATION_ROLES = ['consignee', 'distributor', 'end_user'] as const satisfies readonly DestinationRole[]

/** Attaches the longest length of a text, which the form and the database check too. */
const withLimit = <Field extends z.ZodType>(field: Field, label: string, maxLength: number, ignoresBlanks = false) =>
  field.meta({ limit: { maxLength, message: tooLong(label, maxLength), ignoresBlanks } satisfies TextLimit })
const line = (label: string, maxLength: number) => withLimit(requiredLine(label, maxLength), label, maxLength)
const lines = (label: string, maxLength: number) => withLimit(multilineText(label, maxLength), label, maxLength)

/** The longest amount, rate or date as typed; far more than the longest that can be read. */
const FIGURE_LENGTH = 40
/** An amount as typed: which digits it may have depends on the currency. */
const figure = (label: string) => lines(label, FIGURE_LENGTH)

/** Text that is read into a value; the message of a reader is the issue of the field. */
const readBy = <Value>(
  label: string,
  read: (text: string) => { ok: true; value: Value } | { ok: false; message: string },
) =>
  withLimit(
    z.string().transform((text, context): Value => {
      const reading = read(text)
      if (reading.ok && text.trim().length <= FIGURE_LENGTH) return reading.value
      context.addIssue(reading.ok ? tooLong(label, FIGURE_LENGTH) : reading.message)
      return z.NEVER
    }),
    label,
    FIGURE_LENGTH,
  )
const dateIn = (text: string) => {
  const reading = readDate(text)
  return reading.ok ? { ok: true as const, value: reading.date } : reading
}
const rateIn = (text: string) => {
  const reading = readRate(text)
  return reading.ok ? { ok: true as const, value: reading.rate } : reading
}
const date = (label: string) => readBy(label, dateIn)
const optionalDate = (label: string) =>
  readBy(label, (text) => (text.trim() === '' ? { ok: true as const, value: null } : dateIn(text)))

const isTicked = z.string().transform((text) => ['on', '1', 'true'].includes(text))

/** The longest IBAN (ISO 13616). */
const ACCOUNT_LENGTH = 34
/** A bank account, stored without the blanks it is printed with: an IBAN, or a number of a bank without one. */
const payerAccount = withLimit(
  optionalLine('the bank account', 200)
    .transform((text) => text.replaceAll(' ', '').toUpperCase())
    .refine(
      (account) => /^[A-Z0-9./-]*$/.test(account),
      'Enter the bank account as letters and digits, such as an IBAN',
    )
    .refine((account) => account.length <= ACCOUNT_LENGTH, tooLong('the bank account', ACCOUNT_LENGTH)),
  'the bank account',
  ACCOUNT_LENGTH,
  true,
)

/** Text that is stored as it was read, under the same name in the form, in the ledger and in the database. */
const texts = {
  payeeName: line('the payee as written on the bank document', 200),
  payeeAddress: lines('the address of the payee', 1000),
  note: lines('the note', 2000),
  payerAccount,
}

/** Fields that can be read on their own. */
const plainFields = {
  ...texts,
  companyId: z.uuid('Choose a company'),
  fsbLicenseId: z.uuid('Choose the FSB license that is paid for'),
  productId: z.uuid('Choose the product'),
  purpose: z.enum(PURPOSES, 'Choose what is paid for'),
  payeeKind: z.enum(PAYEE_KINDS, 'Choose who is paid'),
  fsbReceipt: isTicked,
  alreadyPaid: isTicked,
  correctsId: z
    .literal('')
    .transform(() => null)
    .or(z.uuid('The entry to correct is not known')),
  invoiceDate: optionalDate('the invoice date'),
  paymentDate: date('the payment date'),
  postingDate: optionalDate('the posting date'),
}

/** Fields that are read together: the debit, the rate and the US dollars that follow from them. */
const moneyFields = {
  currency: z
    .string()
    .transform((code) => code || 'RUB')
    .refine((code) => Object.hasOwn(MINOR_DIGITS, code), 'Choose the currency of the debit'),
  amount: figure('the amount'),
  serviceFee: figure('the service fee'),
  rateSource: z.enum(RATE_SOURCES, 'Choose where the rate comes from'),
  rate: readBy('the rate', rateIn),
  rateDate: date('the date of the rate'),
  bankUsd: figure('the amount in US dollars'),
}

/** A name is stored as it was typed, which is what the screening reads; it needs one visible character. */
const partyName = multilineText('the name', 300).refine(
  (text) => requiredLine('the name', 300).safeParse(text).success,
  'Enter the name',
)

/** One party that the product goes to. */
export const partySchema = z.object({
  role: z.enum(DESTINATION_ROLES, 'Choose what this party is'),
  name: withLimit(partyName, 'the name', 300),
  address: lines('the address', 5000),
  country: z
    .string()
    .transform((code) => code.trim().toUpperCase() || null)
    .refine((code) => code === null || isCountryCode(code), 'Choose a country from the list'),
  region: lines('the region', 200),
  city: lines('the city', 200),
  postalCode: lines('the postal code', 40),
})

/** The payment form: for each field how its text is read, what is stored, its longest length and its messages. */
export const paymentSchema = z.object({ ...plainFields, ...moneyFields, destinations: z.array(partySchema) })

export const PLAIN_FIELDS = Object.keys(plainFields) as (keyof typeof plainFields)[]
export const TEXT_FIELDS = Object.keys(texts) as (keyof typeof texts)[]

type Fields = Omit<typeof paymentSchema.shape, 'destinations'>
/** A party as it is typed: text in every field. */
export type PartyDraft = Record<keyof typeof partySchema.shape, string>
/** The payment form as it is typed: text in every field. */
export type PaymentDraft = Record<keyof Fields, string> & { destinations: PartyDraft[] }

/** A party as read; the rules screen it. */
export type PaymentDestinationInput = Omit<EntryDestination, 'verdict'>

type Read = z.output<z.ZodObject<Fields>>
type Money = {
  amountMinor: number
  serviceFeeMinor: number | null
  /** The agent's service fee and a state duty, each in US cents; null where there is none. */
  serviceFeeCents: Cents | null
  stateDutyCents: Cents | null
  /** What the bank debited in US dollars for the whole debit, where that is the source of the rate. */
  bankUsdCents: Cents | null
  rate: Read['rate'] | null
  rateDate: Read['rateDate'] | null
  rateSource: Read['rateSource'] | null
  /** What counts against the cap. */
  amountCents: Cents
}
/** An entry as checked: every field parsed, USD fixed. */
export type PaymentInput = Omit<Read, 'amount' | 'serviceFee' | 'bankUsd' | 'fsbReceipt' | keyof Money> &
  Money & {
    /** The FSB's own receipt is held; null unless an agent is paid. */
    fsbReceipt: boolean | null
    destinations: PaymentDestinationInput[]
  }

/** What could be read, and a message for each field that could not. It is complete when there are no messages. */
export type PaymentReading = { input: Partial<PaymentInput>; fieldErrors: Record<string, string> }

const limitOf = (field: z.ZodType) => field.meta()?.limit as TextLimit | undefined
const limitsOf = (shape: Record<string, z.ZodType>): Record<string, TextLimit> =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      const limit = limitOf(field)
      return limit ? [[name, limit]] : []
    }),
  )

/** The longest length of each text of the form and of its parties, for the browser. */
export const PAYMENT_LIMITS = { fields: limitsOf(paymentSchema.shape), party: limitsOf(partySchema.shape) }
