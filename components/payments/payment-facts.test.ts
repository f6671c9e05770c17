import { describe, expect, it } from 'vitest'
import { bankAmountWords } from './payment-facts'

type Settlement = Parameters<typeof bankAmountWords>[0]
const settlement = (changes: object) =>
  ({ currency: 'RUB', amountMinor: 5_129_600, debitCents: 64_000, ...changes }) as Settlement
const USD = { currency: 'USD', amountMinor: 64_000 }

describe('what the bank debited, as far as it was read from the bank document', () => {
  it.each<[object, string]>([
    [{ amountRead: true, usdRead: true }, 'RUB 51,296.00, $640.00 read from the bank document'],
    [{ amountRead: true, usdRead: false }, 'RUB 51,296.00 read from the bank document; $640.00 at the recorded rate'],
    [{ amountRead: false, usdRead: true }, '$640.00 read from the bank document; RUB 51,296.00 as recorded was not'],
    [
      { amountRead: false, usdRead: false },
      'RUB 51,296.00, $640.00 as recorded; the amount was not read from a bank document',
    ],
    [
      { amountRead: null, usdRead: null },
      'RUB 51,296.00, $640.00; whether it was read from a bank document is not known',
    ],
    [{ ...USD, amountRead: true, usdRead: true }, 'USD 640.00 read from the bank document'],
    [
      { ...USD, amountRead: false, usdRead: false },
      'USD 640.00 as recorded; the amount was not read from a bank document',
    ],
  ])('%j', (changes, words) => {
    expect(bankAmountWords(settlement(changes))).toBe(words)
  })
})
