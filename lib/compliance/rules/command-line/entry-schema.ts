import { z } from 'zod'
import { BASIS_IDS } from '@/lib/compliance/law/schema'
import { isCountryCode } from '@/lib/kernel/countries'
import { MINOR_DIGITS } from '@/lib/kernel/iso-4217'
import { readDate } from '@/lib/kernel/read-date'
import { RATE_SOURCES } from '../money/rates'

/** The allowed values of every enumerated field of a line: `--help` prints the same values that are accepted. */
export const VALUES = {
  purpose: ['requesting', 'receiving', 'utilizing', 'paying', 'dealing', 'other'],
  'payee.kind': ['fsb', 'agent', 'state_duty', 'other'],
  'fsbLicense.kind': ['notification', 'permit', 'import_license', 'certification'],
  'fsbLicense.status': ['applied', 'valid', 'cancelled'],
  'product.kind': ['consumer_device', 'consumer_software', 'other_it'],
  'product.basis': BASIS_IDS,
  'parties.role': ['consignee', 'distributor', 'end_user'],
  'rate.source': RATE_SOURCES,
  'savedRates.source': RATE_SOURCES,
} as const

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `is not one of ${values.join(', ')}`)
/** Left out and null mean the same: not known. */
const known = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined)
const text = (most = 5000) => z.string('is not text').max(most, `has more than ${most} characters`)
const truth = z.boolean('is not true or false')
const cents = z.int('is not a whole number of cents').min(0, 'is below zero')
/** An amount or a rate as people type it; a JSON number is read by its digits. */
const figure = z.union([z.string(), z.number()], 'is not an amount').transform(String)
const date = z.string('is not a date').transform((typed, context) => {
  const reading = readDate(typed)
  if (reading.ok) return reading.date
  context.addIssue('is not a date such as 2026-11-27')
  return z.NEVER
})
const currency = z
  .string('is not a currency')
  .refine((code) => Object.hasOwn(MINOR_DIGITS, code), 'is not a currency code of ISO 4217 in capitals')
const percent = z.int('is not a whole number').min(0, 'is below 0').max(100, 'is above 100')

const country = text(100).transform((code, context) => {
  if (code.trim() === '' || isCountryCode(code.trim().toUpperCase())) return code.trim().toUpperCase()
  context.addIssue('is not a country code of ISO 3166 such as RU')
  return z.NEVER
})

const company = z.strictObject({
  name: known(text(300)),
  address: known(text()),
  country: known(country),
  registrationNumber: known(text(100)),
  year: known(z.strictObject({ usedCents: known(cents), reservedCents: known(cents), violationCents: known(cents) })),
  /** Null means that there is no group; left out means not known. */
  group: z
    .strictObject({ name: known(text(300)), totalCents: known(cents), oneCap: known(truth) })
    .nullable()
    .optional(),
})

const payee = z.strictObject({
  kind: known(oneOf(VALUES['payee.kind'])),
  name: known(text(300)),
  address: known(text()),
  serviceFee: known(figure),
  fsbReceipt: known(truth),
})

const product = z.strictObject({
  name: known(text(300)),
  kind: known(oneOf(VALUES['product.kind'])),
  eccn: known(text(40)),
  massMarket: known(truth),
  htsCode: known(text(40)),
  licenseException: known(text(200)),
  commerceLicenseNumber: known(text(100)),
  basis: known(oneOf(BASIS_IDS)),
  basisNote: known(text(2000)),
  endUserClass: known(text(80)),
  classifiedOn: known(date),
  evidence: known(text()),
  manufacturer: known(text(300)),
})

const party = z.strictObject({
  role: known(oneOf(VALUES['parties.role'])),
  name: known(text(300)),
  country: known(country),
  region: known(text(200)),
  city: known(text(200)),
  postalCode: known(z.union([z.string(), z.number()], 'is not text').transform(String)),
  address: known(text()),
})

/** One line of input. An unknown key is an error: a typing slip must not drop what it was meant to give. */
export const entryLine = z.strictObject({
  id: z.unknown().optional(),
  today: known(date),
  paymentDate: known(date),
  alreadyPaid: known(truth),
  purpose: known(oneOf(VALUES.purpose)),
  note: known(text(20_000)),
  company: known(company),
  amount: known(z.strictObject({ currency: known(currency), value: known(figure) })),
  rate: known(
    z.strictObject({
      value: known(figure),
      date: known(date),
      source: known(oneOf(RATE_SOURCES)),
      usd: known(figure),
    }),
  ),
  savedRates: known(
    z
      .array(z.strictObject({ currency, date, value: figure, source: oneOf(RATE_SOURCES) }))
      .max(10_000, 'has more than 10,000 rates'),
  ),
  payee: known(payee),
  fsbLicense: known(
    z.strictObject({
      kind: known(oneOf(VALUES['fsbLicense.kind'])),
      number: known(text(100)),
      status: known(oneOf(VALUES['fsbLicense.status'])),
      applicant: known(text(300)),
    }),
  ),
  product: known(product),
  parties: known(z.array(party).max(100, 'has more than 100 parties')),
  policy: known(
    z.strictObject({
      rateTolerancePercent: percent.optional(),
      rateAgeDays: z.int('is not a whole number').min(0, 'is below 0').max(366, 'is above 366').optional(),
      debitTolerancePercent: percent.optional(),
      serviceFeeSharePercent: percent.optional(),
      settlementTolerancePercent: percent.optional(),
    }),
  ),
  confirmed: known(z.array(text(80)).max(1000, 'has more than 1,000 confirmations')),
})
export type EntryLine = z.output<typeof entryLine>

/** The first error of a line: `payee.kind is not one of fsb, agent, state_duty, other`. */
export function faultOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'The line could not be read.'
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1)
  if (issue.code === 'unrecognized_keys') {
    const where = path === '' ? '' : `${path}.`
    return `${where}${issue.keys[0]} is not a field that is known here.`
  }
  if (path === '') return 'The line is not a JSON object.'
  return `${path} ${issue.message.startsWith('Invalid') ? 'is not in the form of this field' : issue.message}.`
}
