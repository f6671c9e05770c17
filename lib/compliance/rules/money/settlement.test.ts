import { describe, expect, it } from 'vitest'
import { type BankFigures, type EnteredFigures, settle } from './settlement'

const rubles: EnteredFigures = {
  payeeKind: 'fsb',
  currency: 'RUB',
  amountMinor: 8_015_000,
  countedCents: 100_000,
  uncountedCents: 0,
  rate: '80.1500',
}
const agent: EnteredFigures = {
  ...rubles,
  payeeKind: 'agent',
  currency: 'USD',
  rate: null,
  amountMinor: 120_000,
  uncountedCents: 20_000,
}
const duty: EnteredFigures = {
  ...rubles,
  payeeKind: 'state_duty',
  currency: 'USD',
  rate: null,
  countedCents: 0,
  uncountedCents: 5_000,
}
const usd = (cents: number): BankFigures => ({ currency: 'USD', amountMinor: cents, usdCents: null })
const dollars = (cents: number): BankFigures => ({ currency: 'RUB', amountMinor: 8_015_000, usdCents: cents })

describe('what a debit counts against the cap', () => {
  it.each<[string, EnteredFigures, BankFigures, number | null, boolean]>([
    // entered, the bank's document, counted, past the tolerance of 2 %
    ['the dollars of the bank win over the rate', rubles, dollars(102_140), 102_140, true],
    ['two per cent more is within the tolerance', rubles, dollars(102_000), 102_000, false],
    ['a cent beyond it is not', rubles, dollars(102_001), 102_001, true],
    ['a debit that is smaller by more is not either', rubles, dollars(97_999), 97_999, true],
    [
      'the amount of the bank at the rate of the entry, rounded up',
      rubles,
      { currency: 'RUB', amountMinor: 8_015_001, usdCents: null },
      100_001,
      false,
    ],
    ['a debit in dollars of a ruble fee', rubles, usd(100_000), 100_000, false],
    [
      'another currency without dollars is not known',
      rubles,
      { currency: 'EUR', amountMinor: 90_000, usdCents: null },
      null,
      false,
    ],
    ['what an agent keeps does not grow with the debit', agent, usd(126_000), 106_000, true],
    ['nor shrink the part of the FSB beyond its share', agent, usd(60_000), 50_000, true],
    ['a debit of what was entered', agent, usd(120_000), 100_000, false],
    ['state duty does not count', duty, usd(5_000), 0, false],
    ['nor does more of it', duty, usd(9_000), 0, false],
  ])('%s', (_what, entered, bank, countedCents, pastTolerance) => {
    const settlement = settle(entered, bank, 2)
    expect(settlement && [settlement.countedCents, settlement.pastTolerance]).toEqual(
      countedCents === null ? null : [countedCents, pastTolerance],
    )
  })
})
