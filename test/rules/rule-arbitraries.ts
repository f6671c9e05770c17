import fc from 'fast-check'
import { BASIS_IDS } from '@/lib/compliance/law/schema'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import type { Context, Entry, FindingOutcome } from '@/lib/compliance/rules/types'
import { CONFIRMED_LAW } from './rule-fixtures'

const outcome = fc.constantFrom<FindingOutcome>('clear', 'review', 'blocked')
/** For tests: any text, and the words the rules look for. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'ФСБ', 'Yalta', 'ДНР', 'FSB Bank'),
)
const anyDate = fc.oneof(
  fc
    .date({ min: new Date('2016-12-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('', '2016-12-29', 'not a date', '9999-12-31'),
)
const anyCents = fc.oneof(
  fc.integer({ min: -5, max: 2_000_000 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0.5, -0, 2 ** 60),
)
const anyRate = fc.oneof(
  anyText,
  fc.constantFrom('80.1500', '0', '-1', '0.00000001', '9999999', '1.0870', '.', '1.', 'NaN', '1e9'),
)
const anySource = fc.constantFrom('bank_of_russia' as const, 'ecb' as const, 'bank_debit' as const, 'other' as const)
const reason = fc.record({
  rule: anyText,
  outcome,
  field: fc.constantFrom('address' as const, 'name' as const, 'postalCode' as const),
  start: fc.integer(),
  end: fc.integer(),
  matched: anyText,
  message: anyText,
})
const verdict = fc.record({
  outcome,
  reasons: fc.array(reason, { maxLength: 3 }),
  placesVersion: anyText,
  rulesVersion: anyText,
})
/** For tests: any entry the types admit, sensible or not. */
export const anyEntry: fc.Arbitrary<Entry> = fc.record({
  company: fc.record({ id: anyText, name: anyText }),
  paymentDate: anyDate,
  amountCents: anyCents,
  amountMinor: anyCents,
  currency: fc.constantFrom('RUB', 'USD', 'JPY', 'XXX', ''),
  purpose: fc.constantFrom('requesting', 'receiving', 'utilizing', 'paying', 'dealing', 'other'),
  rate: fc.oneof(
    fc.constant({ kind: 'dollars' as const }),
    fc.constant({ kind: 'unknown' as const }),
    fc.record({ kind: fc.constant('rate' as const), value: anyRate, date: anyDate, source: anySource }),
    fc.record({ kind: fc.constant('bank_debit' as const), usdCents: anyCents }),
  ),
  payee: fc.record({
    kind: fc.constantFrom('fsb', 'agent', 'state_duty', 'other'),
    name: anyText,
    address: anyText,
    verdict,
    splitKnown: fc.boolean(),
    serviceFeeMinor: fc.option(anyCents),
    serviceFeeCents: anyCents,
    fsbReceipt: fc.option(fc.boolean()),
  }),
  destinations: fc.array(
    fc.record({
      role: fc.constantFrom('consignee', 'distributor', 'end_user'),
      name: anyText,
      address: anyText,
      country: fc.option(anyText),
      verdict,
    }),
    { maxLength: 4 },
  ),
  texts: fc.array(
    fc.record({
      source: fc.constantFrom('company', 'applicant', 'manufacturer', 'note'),
      given: fc.record({ name: anyText }),
      empty: fc.constantFrom([], ['address' as const]),
      verdict: fc.option(verdict),
    }),
    { maxLength: 4 },
  ),
  alreadyPaid: fc.boolean(),
})
/** For tests: any context the types admit, sensible or not. */
export const anyContext: fc.Arbitrary<Context> = fc.record({
  today: anyDate,
  law: fc.constantFrom(SHIPPED_LAW, CONFIRMED_LAW),
  headroom: fc.record({ capCents: anyCents, usedCents: anyCents, reservedCents: anyCents, violationCents: anyCents }),
  groups: fc.option(
    fc.array(fc.record({ name: anyText, totalCents: anyCents, members: fc.constant([]), oneCap: fc.boolean() }), {
      maxLength: 2,
    }),
  ),
  fsbLicense: fc.option(
    fc.record({
      id: anyText,
      number: anyText,
      kind: fc.constantFrom('notification', 'permit', 'import_license', 'certification'),
      status: fc.constantFrom('applied', 'valid', 'cancelled'),
      issuedOn: fc.option(anyDate),
      validUntil: fc.option(anyDate),
      coversProduct: fc.boolean(),
    }),
  ),
  product: fc.option(
    fc.record({
      id: anyText,
      name: anyText,
      kind: fc.constantFrom('consumer_device', 'consumer_software', 'other_it'),
      htsCode: fc.oneof(anyText, fc.constantFrom('8517.13.00', '9504.50')),
      classification: fc.option(
        fc.record({
          eccn: fc.oneof(anyText, fc.constantFrom('5A992.c', '5A002', 'EAR99')),
          licenseException: fc.option(anyText),
          commerceLicenseNumber: fc.option(anyText),
          massMarket: fc.boolean(),
          validFrom: anyDate,
          evidence: anyText,
          basis: fc.option(fc.constantFrom(...BASIS_IDS)),
          basisNote: anyText,
          endUserClass: fc.option(fc.constantFrom('subsidiary', 'unknown')),
        }),
      ),
    }),
  ),
  refusedDestinations: fc.array(
    fc.record({
      paymentId: anyText,
      reference: anyText,
      refusedOn: anyDate,
      companyName: anyText,
      name: anyText,
      nameWords: fc.array(anyText, { maxLength: 5 }),
      placeWords: fc.array(anyText, { maxLength: 8 }),
    }),
    { maxLength: 3 },
  ),
  earlierEntries: fc.array(
    fc.record({
      id: anyText,
      reference: anyText,
      state: fc.constantFrom('requested', 'in_review', 'unreserved', 'approved', 'paid', 'blocked', 'violation'),
      paymentDate: anyDate,
      recordedOn: anyDate,
      amountMinor: anyCents,
      currency: fc.constantFrom('RUB', 'USD', ''),
      amountCents: anyCents,
      payeeName: anyText,
      fsbLicenseId: fc.option(anyText),
      blockedBy: fc.array(fc.constantFrom('annual-cap', 'destination'), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  savedRates: fc.array(
    fc.record({
      currency: fc.constantFrom('RUB', 'USD', 'JPY', 'XXX', ''),
      date: anyDate,
      value: anyRate,
      source: anySource,
    }),
    { maxLength: 4 },
  ),
  policies: fc.record({
    duplicateWindowDays: fc.integer(),
    retryWindowDays: fc.integer(),
    rateTolerancePercent: fc.integer(),
    rateAgeDays: fc.integer(),
    debitTolerancePercent: fc.integer(),
    serviceFeeSharePercent: fc.integer(),
    settlementTolerancePercent: fc.integer(),
    oneCapForGroup: fc.integer(),
  }),
})
