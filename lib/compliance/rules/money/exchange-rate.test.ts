import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usdCentsAt } from '@/lib/kernel/money'
import { aContext, anEntry } from '@/test/rules/rule-fixtures'
import type { FindingOutcome } from '../types'
import { exchangeRate, lowestRateThatFits } from './exchange-rate'
import type { EntryRate, RateSource, SavedRate } from './rates'

const TODAY = '2026-11-23'
const saved = (
  currency: string,
  value: string,
  date = '2026-11-20',
  source: RateSource = 'bank_of_russia',
): SavedRate => ({
  currency,
  value,
  date,
  source,
})
const at = (value: string, date = '2026-11-20', source: RateSource = 'bank_of_russia'): EntryRate => ({
  kind: 'rate',
  value,
  date,
  source,
})
const debited = (usdCents: number): EntryRate => ({ kind: 'bank_debit', usdCents })

type Given = {
  currency?: string
  amountMinor?: number
  rate: EntryRate
  savedRates?: SavedRate[]
  paymentDate?: string
}

const asked = ({ currency = 'RUB', amountMinor = 40_000_000, rate, savedRates, paymentDate = '2026-11-27' }: Given) =>
  exchangeRate(
    anEntry({ currency, amountMinor, rate, paymentDate }),
    aContext({
      today: TODAY,
      savedRates: savedRates ?? [saved('RUB', '80.1500'), saved('EUR', '0.91996321', '2026-11-20', 'ecb')],
    }),
  )

describe('a rate is held against the saved one', () => {
  it.each<[string, Given, FindingOutcome, RegExp]>([
    ['dollars need none', { currency: 'USD', rate: { kind: 'dollars' } }, 'clear', /no rate is needed/],
    ['the saved rate itself', { rate: at('80.15') }, 'clear', /agrees with the saved rate/],
    ['2 % above, to the digit', { rate: at('81.753') }, 'clear', /agrees/],
    ['a ten-thousandth beyond 2 %', { rate: at('81.7531') }, 'review', /off by more than 2 %/],
    ['2 % below, to the digit', { rate: at('78.547') }, 'clear', /agrees/],
    ['a ten-thousandth below that', { rate: at('78.5469') }, 'review', /off by more than 2 %/],
    [
      'EUR the other way round',
      { currency: 'EUR', amountMinor: 490_000, rate: at('1.0870', '2026-11-20', 'ecb') },
      'review',
      /off by more than 2 %/,
    ],
    [
      'EUR with the ruble rate left in the form',
      { currency: 'EUR', amountMinor: 490_000, rate: at('80.1500') },
      'review',
      /off by more than 2 %/,
    ],
    ['RUB at 9999999', { rate: at('9999999') }, 'review', /off by more than 2 %/],
    ['RUB at ten times the rate', { rate: at('801.5000') }, 'review', /off by more than 2 %/],
    [
      'a rate of 2010',
      { rate: at('30.1851', '2010-01-12') },
      'review',
      /The rate is dated 12 Jan 2010, more than 5 days/,
    ],
    [
      'a rate of 2010 that is saved',
      { rate: at('30.1851', '2010-01-12'), savedRates: [saved('RUB', '30.1851', '2010-01-12')] },
      'review',
      /more than 5 days from 23 Nov 2026/,
    ],
    ['a day in the future', { rate: at('80.1500', '2026-11-24') }, 'blocked', /which is in the future/],
    ['today', { rate: at('80.1500', '2026-11-23') }, 'clear', /agrees/],
    [
      'the nearest saved rate five days off',
      { rate: at('80.15', TODAY), savedRates: [saved('RUB', '80', '2026-11-18')] },
      'clear',
      /agrees/,
    ],
    [
      'the nearest saved rate six days off',
      { rate: at('80.15', TODAY), savedRates: [saved('RUB', '80', '2026-11-17')] },
      'review',
      /nearest saved rate is dated 17 Nov 2026/,
    ],
    ['nothing saved', { rate: at('80.15'), savedRates: [] }, 'review', /no rate to compare/],
    [
      'only another currency saved',
      { rate: at('80.15'), savedRates: [saved('EUR', '0.92')] },
      'review',
      /no rate to compare/,
    ],
    [
      'only a rate of the future saved',
      { rate: at('80.15'), savedRates: [saved('RUB', '80.15', '2026-12-01')] },
      'review',
      /no rate to compare/,
    ],
    ['no rate given', { rate: { kind: 'unknown' } }, 'review', /No rate is given/],
    [
      "the bank's own debit of 0.01 for RUB 400,000",
      { rate: debited(1) },
      'review',
      /bank's debit is off by more than 2 %/,
    ],
    ["the bank's own debit at the saved rate", { rate: debited(499_065) }, 'clear', /agrees/],
    ["the bank's own debit 1.9 % above", { rate: debited(508_500) }, 'clear', /agrees/],
    ["the bank's own debit 2.1 % above", { rate: debited(509_600) }, 'review', /off by more than 2 %/],
    ["the bank's own debit, nothing saved", { rate: debited(499_065), savedRates: [] }, 'review', /no rate to compare/],
    [
      'a past payment at a rate of another month',
      { paymentDate: '2026-10-01', rate: at('80.15') },
      'review',
      /more than 5 days from 1 Oct 2026/,
    ],
  ])('%s', (_what, given, outcome, message) => {
    const finding = asked(given)
    expect(finding.message).toMatch(message)
    expect(finding.outcome).toBe(outcome)
    expect(finding.citation.policy).toBe(true)
  })

  it('of the claimed source and day before all others', () => {
    const savedRates = [
      saved('RUB', '90', '2026-11-20', 'other'),
      saved('RUB', '80.15'),
      saved('RUB', '70', '2026-11-20', 'ecb'),
    ]
    expect(asked({ rate: at('80.15'), savedRates }).outcome).toBe('clear')
    expect(asked({ rate: at('80.15', '2026-11-20', 'ecb'), savedRates }).outcome).toBe('review')
  })

  it('and both figures and both results are shown', () => {
    const { message, facts } = asked({ rate: at('801.5000') })
    expect(message).toBe(
      'The rate 801.5000 is off by more than 2 % from the saved rate of 20 Nov 2026, ' +
        '80.1500 RUB for one US dollar (Bank of Russia): $499.07 as entered, $4,990.65 at the saved rate.',
    )
    expect(facts).toEqual([
      { label: 'Debit', value: 'RUB 400,000.00' },
      { label: 'Rate entered', value: '801.5000 RUB for one US dollar (Bank of Russia), 20 Nov 2026' },
      { label: 'Saved rate', value: '80.1500 RUB for one US dollar (Bank of Russia), 20 Nov 2026' },
      { label: 'US dollars as entered', value: '$499.07' },
      { label: 'US dollars at the saved rate', value: '$4,990.65' },
    ])
  })

  it('by the policies of the day', () => {
    const policies = { ...aContext().policies, rateTolerancePercent: 10, rateAgeDays: 30 }
    const entry = anEntry({ rate: at('85', '2026-11-01') })
    expect(exchangeRate(entry, aContext({ policies })).outcome).toBe('clear')
    expect(exchangeRate(entry, aContext()).outcome).toBe('review')
  })
})

describe('the rate at which a waiting payment would break the cap', () => {
  it.each([
    [6_240_000, 'RUB', 500_000, '12.4800'],
    [40_000_000, 'RUB', 499_065, '80.1499'],
    [62_400, 'JPY', 500_000, '12.4800'],
    [100, 'USD', 1, null],
    [0, 'RUB', 500_000, null],
    [100, 'RUB', 0, null],
  ])('%d of %s with %d cents available: %s', (amountMinor, currency, available, rate) => {
    expect(lowestRateThatFits(amountMinor, currency, available)).toBe(rate)
  })

  it('fits at that rate and not at a lower one of four digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 10 }), fc.integer({ min: 1, max: 500_000 }), (minor, available) => {
        const rate = lowestRateThatFits(minor, 'RUB', available) ?? ''
        expect(usdCentsAt(minor, 'RUB', rate)).toBeLessThanOrEqual(available)
        const scaled = BigInt(rate.replace('.', '')) - 1n
        if (scaled <= 0n) return
        const text = scaled.toString().padStart(5, '0')
        expect(usdCentsAt(minor, 'RUB', `${text.slice(0, -4)}.${text.slice(-4)}`)).toBeGreaterThan(available)
      }),
    )
  })
})

describe('an entry that the rules are asked about again', () => {
  it('keeps the age its rate had on the day its dollars were fixed, however long it waits', () => {
    const entry = { ...anEntry({ currency: 'RUB', rate: at('80.1500'), paymentDate: '2026-12-20' }) }
    const context = aContext({ today: '2026-12-18', savedRates: [saved('RUB', '80.1500')] })
    expect(exchangeRate(entry, context).outcome).toBe('review')
    expect(exchangeRate({ ...entry, ratedOn: '2026-11-21' }, context).outcome).toBe('clear')
  })
})
