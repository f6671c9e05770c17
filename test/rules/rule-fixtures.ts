import { confirmedLaw } from '@/lib/compliance/law/invented-confirmations'
import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { DEFAULT_POLICIES } from '@/lib/compliance/rules/policies'
import type { Context, EarlierEntry, Entry, EntryDestination } from '@/lib/compliance/rules/types'
import type { Verdict } from '@/lib/compliance/screening/types'

/** For tests: a verdict that found nothing. */
const clearVerdict: Verdict = { outcome: 'clear', reasons: [], placesVersion: '2026-11-14.1', rulesVersion: '1' }

/** For tests: a consignee in Moscow, clear of everything. */
export const aDestination = (changes: Partial<EntryDestination> = {}): EntryDestination => ({
  role: 'consignee',
  name: 'Meridian Retail LLC',
  address: 'Tverskaya ul. 7, Moscow, 125009',
  country: 'RU',
  verdict: clearVerdict,
  ...changes,
})

/** For tests: a party whose address the screening blocked or sent to review because of one word. */
export function aScreenedDestination(
  outcome: 'review' | 'blocked',
  matched: string,
  changes: Partial<EntryDestination> = {},
): EntryDestination {
  const address = changes.address ?? `ul. Sverdlova 12, ${matched}`
  const start = address.indexOf(matched)
  const end = start + matched.length
  const message = `${matched} names a place in Crimea.`
  const reasons: Verdict['reasons'] = [{ rule: 'place', outcome, field: 'address', start, end, matched, message }]
  return aDestination({
    address,
    ...changes,
    verdict: { outcome, reasons, placesVersion: '2026-11-14.1', rulesVersion: '1' },
  })
}

/** For tests: the FSB itself, paid in full. */
export const aPayee = (changes: Partial<Entry['payee']> = {}): Entry['payee'] => ({
  kind: 'fsb',
  name: 'FSB, licensing centre',
  address: '',
  verdict: clearVerdict,
  splitKnown: true,
  serviceFeeMinor: 0,
  serviceFeeCents: 0,
  fsbReceipt: null,
  ...changes,
})

/** For tests: an entry that every rule clears in `aContext()`. */
export const anEntry = (changes: Partial<Entry> = {}): Entry => ({
  company: { id: 'company-1', name: 'Acme Corp' },
  paymentDate: '2026-11-27',
  amountCents: 77_855,
  amountMinor: 6_240_000,
  currency: 'RUB',
  purpose: 'paying',
  rate: { kind: 'rate', value: '80.1500', date: '2026-11-20', source: 'bank_of_russia' },
  payee: aPayee(),
  destinations: [aDestination()],
  texts: [],
  alreadyPaid: false,
  ...changes,
})

/** For tests: the law that ships, with every open question confirmed. */
export const CONFIRMED_LAW = confirmedLaw('2016-12-29')

/** For tests: a year with nothing used, a valid permit that covers a classified product, and no earlier entries. */
export const aContext = (changes: Partial<Context> = {}): Context => ({
  today: '2026-11-23',
  law: CONFIRMED_LAW,
  headroom: { capCents: CAP_CENTS, usedCents: 0, reservedCents: 0, violationCents: 0 },
  groups: [],
  fsbLicense: {
    id: 'license-1',
    number: '2026-1183',
    kind: 'permit',
    status: 'valid',
    issuedOn: '2016-01-01',
    validUntil: '2031-06-30',
    coversProduct: true,
  },
  product: {
    id: 'product-1',
    name: 'Ridge 2 headset',
    kind: 'consumer_device',
    htsCode: '8518.30',
    classification: {
      eccn: '5A992.c',
      licenseException: null,
      commerceLicenseNumber: null,
      massMarket: true,
      validFrom: '2016-02-03',
      evidence: 'Classification report 11',
      basis: '746.8(a)(12)(ii)',
      basisNote: '',
      endUserClass: 'subsidiary',
    },
  },
  earlierEntries: [],
  refusedDestinations: [],
  savedRates: [{ currency: 'RUB', date: '2026-11-20', value: '80.1500', source: 'bank_of_russia' }],
  policies: DEFAULT_POLICIES,
  ...changes,
})

/** For tests: an earlier payment that is the same fee as `anEntry()`. */
export const anEarlierEntry = (changes: Partial<EarlierEntry> = {}): EarlierEntry => ({
  id: 'payment-87',
  reference: 'P-2026-0087',
  state: 'paid',
  paymentDate: '2026-09-04',
  recordedOn: '2026-09-01',
  amountMinor: 6_240_000,
  currency: 'RUB',
  amountCents: 77_855,
  payeeName: 'FSB, licensing centre',
  fsbLicenseId: 'license-1',
  blockedBy: [],
  ...changes,
})
