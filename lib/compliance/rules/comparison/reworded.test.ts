import { describe, expect, it } from 'vitest'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { REWORDED_REASONS } from '@/test/rules/reworded-reasons'
import { aContext, anEntry, aPayee } from '@/test/rules/rule-fixtures'
import { determine } from '../determine'
import type { Classification, Context, Entry, Finding, RuleName } from '../types'
import { compareFindings } from './compare-findings'
import { inTodaysWording, REWORDED } from './reworded'
import { worsenedFindings } from './worsened'

type Asked = { entry?: Partial<Entry>; context?: Partial<Context> }

const answered = (rule: RuleName, { entry, context }: Asked): Finding => {
  const finding = determine(anEntry(entry), aContext(context)).findings.find((one) => one.rule === rule)
  if (!finding) throw new Error(`${rule} did not answer`)
  return finding
}

const classified = (changes: Partial<Classification>, kind: 'consumer_device' | 'other_it' = 'consumer_device') => {
  const { product } = aContext()
  if (!product?.classification) throw new Error('the product has no classification')
  const classification = { ...product.classification, ...changes }
  return { product: { ...product, kind, htsCode: '9504.50', classification } }
}
const applied = (): Partial<Context> => {
  const { fsbLicense } = aContext()
  return { fsbLicense: fsbLicense && { ...fsbLicense, status: 'applied', issuedOn: null } }
}
const inPlace = (name: string, text: string) => ({
  payee: aPayee({ kind: 'agent', name, verdict: screenDestination({ text }) }),
})
const agent = aPayee({ kind: 'agent', name: 'Baltic Filing LLC', serviceFeeMinor: 10_000, serviceFeeCents: 10_000 })
const ratedAt = (value: string, date: string): Partial<Entry> => ({
  rate: { kind: 'rate', value, date, source: 'bank_of_russia' },
})
const savedAt = (value: string, date: string): Partial<Context> => ({
  savedRates: [{ currency: 'RUB', value, date, source: 'bank_of_russia' }],
})

/** Every message of a rule that version 2026.8 worded differently, with a question that gets the same answer today. */
const FINDINGS: readonly (readonly [rule: RuleName, before: string, asked: Asked])[] = [
  [
    'authority',
    'No general license was in force on 1 Feb 2017. GL 1 began on 2 Feb 2017 and does not reach back.',
    { entry: { paymentDate: '2017-02-01' } },
  ],
  [
    'authority',
    '1 Jan 2028 lies beyond 2027: which general license will be in force is not known.',
    { entry: { paymentDate: '2028-01-01' } },
  ],
  [
    'authority',
    'The money is said to have left, yet 27 Nov 2026 is still to come.',
    { entry: { alreadyPaid: true, paymentDate: '2026-11-27' } },
  ],
  [
    'annual-cap',
    '$5,000.00 is left for Acme Corp in 2026, this payment is $5,000.01. No year has room for more than $5,000.00.',
    { entry: { amountCents: 500_001 } },
  ],
  [
    'annual-cap',
    'State duty counts nothing: $5,000.00 stays left for 2026.',
    { entry: { payee: aPayee({ kind: 'state_duty' }) } },
  ],
  ['annual-cap', 'A zero-fee filing: $5,000.00 stays left for 2026.', { entry: { amountCents: 0 } }],
  ['group-cap', 'Acme Corp is in no group in 2026.', {}],
  [
    'commerce-basis',
    'Ridge 2 headset is no consumer product, and License Exception CCD is for them.',
    { context: classified({ basis: 'ccd_740_19' }, 'other_it') },
  ],
  [
    'commerce-basis',
    'No license is said to be required, yet license exception ENC 740.17(b)(1) is named.',
    {
      context: classified({ basis: 'no_license_required', eccn: 'EAR99', licenseException: 'ENC 740.17(b)(1)' }),
    },
  ],
  [
    'commerce-basis',
    'The product is said not to be subject to the EAR, yet license exception ENC 740.17(b)(1) is named.',
    { context: classified({ basis: 'not_subject_to_ear', licenseException: 'ENC 740.17(b)(1)' }) },
  ],
  [
    'commerce-basis',
    'The product is said not to be subject to the EAR, and no reason is given.',
    { context: classified({ basis: 'not_subject_to_ear' }) },
  ],
  [
    'destination',
    'No other party is in Crimea; where the payee is stands under Payee.',
    { entry: inPlace('Acme Simferopol', 'Simferopol, Turkey') },
  ],
  [
    'exchange-rate',
    'The rate is of 24 Nov 2026, a day that has not come: nobody can know it.',
    { entry: ratedAt('80.1500', '2026-11-24') },
  ],
  [
    'exchange-rate',
    'The rate is of 12 Jan 2010, more than 5 days from 23 Nov 2026.',
    { entry: ratedAt('30.1851', '2010-01-12'), context: savedAt('30.1851', '2010-01-12') },
  ],
  [
    'exchange-rate',
    'The nearest saved rate is of 17 Nov 2026, more than 5 days from 23 Nov 2026.',
    { entry: ratedAt('80.1500', '2026-11-23'), context: savedAt('80.0000', '2026-11-17') },
  ],
  ['end-user', 'No party bears a name of the FSB.', {}],
  [
    'payee',
    'State duty paid to Federal Treasury is not a fee to the FSB and counts nothing against the cap.',
    { entry: { payee: aPayee({ kind: 'state_duty', name: 'Federal Treasury' }) } },
  ],
  [
    'payee',
    'The split of Baltic Filing LLC is not shown by a receipt of the FSB. $778.55 is the fee to the FSB and counts. ' +
      '$100.00 is the service fee of Baltic Filing LLC and does not.',
    { entry: { payee: agent } },
  ],
  [
    'payee',
    'Acme Simferopol may be in a place that is barred: "Simferopol" is a city in Crimea. "Turkey" says otherwise.',
    { entry: inPlace('Acme Simferopol', 'Simferopol, Turkey') },
  ],
  [
    'purpose',
    'This fee is for none of the five named purposes. One incident to rules or actions of the FSB may be authorized: ' +
      'counsel decides, and it counts against the cap.',
    { entry: { purpose: 'other' } },
  ],
  [
    'purpose',
    'FSB license 2026-1183 is only applied for, and cannot be used or dealt in yet.',
    { entry: { purpose: 'utilizing' }, context: applied() },
  ],
  ['duplicate', 'No payment like this one.', {}],
  ['earlier-attempt', 'No blocked entry like this one.', {}],
]

describe('a message that is worded differently today', () => {
  it.each(FINDINGS)('of the rule %s is the same answer: %s', (rule, before, asked) => {
    const now = answered(rule, asked)
    expect(now.message).not.toBe(before)
    expect(inTodaysWording(before)).toBe(now.message)
    expect(inTodaysWording(now.message)).toBe(now.message)
    const stored = { ...now, message: before }
    expect(worsenedFindings([stored], [now])).toEqual([])
    expect(compareFindings([stored], [now])).toMatchObject([{ hasChanged: false }])
  })

  it.each(REWORDED_REASONS)('of the screening is the same answer: %s', (before, destination) => {
    const messages = screenDestination(destination, ['crimea', 'donetsk-luhansk']).reasons.map(({ message }) => message)
    expect(messages).not.toContain(before)
    expect(messages).toContain(inTodaysWording(before))
    expect(messages.map(inTodaysWording)).toEqual(messages)
  })

  it.each(REWORDED)('is one of the messages above: %s', (before) => {
    const messages = [...FINDINGS.map(([, message]) => message), ...REWORDED_REASONS.map(([message]) => message)]
    expect(messages.filter((message) => message.search(before) >= 0)).not.toEqual([])
  })
})
