import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAmount, formatQuotient, formatUsd, readAmount, readRate, usdCentsAt } from './money'

/** Ten billion in minor units: the largest amount of one entry. */
const LARGEST_AMOUNT_MINOR = 1_000_000_000_000

describe('a typed amount', () => {
  it.each([
    ['1000.00', 'USD', 100_000],
    ['1,000.00', 'USD', 100_000],
    ['1,000', 'USD', 100_000],
    ['1 000.00', 'USD', 100_000],
    ['1\u00a0000.00', 'USD', 100_000],
    ['1\u202f000.00', 'USD', 100_000],
    ['62,400.00', 'RUB', 6_240_000],
    ['62 400.00', 'RUB', 6_240_000],
    ['12,345,678.90', 'RUB', 1_234_567_890],
    ['1250.5', 'USD', 125_050],
    ['1250', 'USD', 125_000],
    ['  1250  ', 'USD', 125_000],
    ['0', 'USD', 0],
    ['0.00', 'USD', 0],
    ['0.01', 'USD', 1],
    ['007', 'USD', 700],
    ['19.99', 'USD', 1_999],
    ['0.29', 'USD', 29],
    ['62400', 'JPY', 62_400],
    ['10000000000.00', 'USD', LARGEST_AMOUNT_MINOR],
  ])('%j %s: %d minor units', (typed, currency, amountMinor) => {
    expect(readAmount(typed, currency)).toEqual({ ok: true, amountMinor })
  })

  const WITH_POINT = 'Enter USD with a point before the decimals, such as 62,400.00'
  it.each([
    ['', 'USD', 'Enter the amount in USD, such as 62,400.00'],
    ['   ', 'USD', 'Enter the amount in USD, such as 62,400.00'],
    ['1.000,00', 'USD', WITH_POINT],
    ['1000,00', 'USD', WITH_POINT],
    ['1,00', 'USD', WITH_POINT],
    ['1,0000', 'USD', WITH_POINT],
    ['1,000 000', 'USD', WITH_POINT],
    ['1 000,00', 'USD', WITH_POINT],
    ['1000,000', 'USD', WITH_POINT],
    ['5e3', 'USD', WITH_POINT],
    ['0x10', 'USD', WITH_POINT],
    ['+5', 'USD', WITH_POINT],
    ['$5', 'USD', WITH_POINT],
    ['.5', 'USD', WITH_POINT],
    ['5.', 'USD', WITH_POINT],
    ['Infinity', 'USD', WITH_POINT],
    ['NaN', 'USD', WITH_POINT],
    ['\u0665', 'USD', WITH_POINT],
    ['5\u0000', 'USD', WITH_POINT],
    ['5\u200b0', 'USD', WITH_POINT],
    ['-5', 'USD', 'An amount cannot be negative. To reverse an entry, void it'],
    ['\u22125', 'USD', 'An amount cannot be negative. To reverse an entry, void it'],
    ['19.999', 'USD', 'USD has 2 digits after the point, such as 62,400.00'],
    ['5.0', 'JPY', 'JPY has no digits after the point, such as 62,400'],
    ['1000000000000000', 'USD', 'The largest amount of one entry is 10,000,000,000.00'],
    ['10000000000.01', 'USD', 'The largest amount of one entry is 10,000,000,000.00'],
    ['9'.repeat(400), 'USD', 'The largest amount of one entry is 10,000,000,000.00'],
    ['5', 'XXX', 'XXX is not a supported currency'],
    ['5', 'toString', 'toString is not a supported currency'],
    ['5', '__proto__', '__proto__ is not a supported currency'],
  ])('%j %s is refused: %s', (typed, currency, message) => {
    expect(readAmount(typed, currency)).toEqual({ ok: false, message })
  })

  it('parses every amount that it formats', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: LARGEST_AMOUNT_MINOR }),
        fc.constantFrom('USD', 'RUB', 'JPY'),
        (amountMinor, currency) => {
          expect(readAmount(formatAmount(amountMinor, currency), currency)).toEqual({ ok: true, amountMinor })
        },
      ),
    )
  })

  it('never throws and never returns a fraction', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const reading = readAmount(typed, 'USD')
        if (reading.ok) expect(Number.isSafeInteger(reading.amountMinor) && reading.amountMinor >= 0).toBe(true)
      }),
    )
  })
})

describe('a rate in units for one US dollar', () => {
  it.each(['80.1500', '80', '0.01', '1234567.12345678'])('%s', (typed) => {
    expect(readRate(` ${typed} `)).toEqual({ ok: true, rate: typed })
  })

  it.each(['', '0', '0.0', '-80', '80,15', '1e2', '80.123456789', '12345678', 'eighty', '.5'])(
    '%j is refused',
    (typed) => {
      expect(readRate(typed).ok).toBe(false)
    },
  )
})

describe('US cents, rounded up to the cent against the payer', () => {
  it.each([
    // amount, currency, rate, cents
    [6_240_000, 'RUB', '80.1500', 77_855],
    [10_000, 'RUB', '100', 100],
    [10_001, 'RUB', '100', 101],
    [1, 'RUB', '80', 1],
    [0, 'RUB', '80.15', 0],
    [500_000, 'USD', '1', 500_000],
    [40_000_000, 'RUB', '80', 500_000],
    [40_000_001, 'RUB', '80', 500_001],
    [15_000, 'JPY', '150', 10_000],
    [15_001, 'JPY', '150', 10_001],
    [10, 'USD', '0.1', 100],
    [30, 'USD', '0.3', 100],
    [LARGEST_AMOUNT_MINOR, 'RUB', '80', 12_500_000_000],
  ])('%d %s at %s: %d cents', (amountMinor, currency, rate, cents) => {
    expect(usdCentsAt(amountMinor, currency, rate)).toBe(cents)
  })

  it('is the smallest number of cents that covers the amount', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 })
    const hundredths = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(amount, hundredths, (amountMinor, rateHundredths) => {
        const rate = `${Math.floor(rateHundredths / 100)}.${String(rateHundredths % 100).padStart(2, '0')}`
        const cents = BigInt(usdCentsAt(amountMinor, 'RUB', rate))
        const covers = (value: bigint) => value * BigInt(rateHundredths) >= BigInt(amountMinor) * 100n
        expect(covers(cents)).toBe(true)
        if (cents > 0n) expect(covers(cents - 1n)).toBe(false)
      }),
    )
  })

  it('throws for an unknown currency or a rate of zero', () => {
    expect(() => usdCentsAt(1, 'XXX', '1')).toThrow('unknown currency XXX')
    expect(() => usdCentsAt(1, 'RUB', '0')).toThrow('a rate is above zero')
  })
})

describe('a formatted amount', () => {
  it.each([
    [6_240_000, 'RUB', '62,400.00'],
    [5, 'USD', '0.05'],
    [0, 'USD', '0.00'],
    [62_400, 'JPY', '62,400'],
    [-129_900, 'USD', '\u22121,299.00'],
    [100_000_000_000, 'USD', '1,000,000,000.00'],
  ])('%d %s: %s', (amountMinor, currency, text) => {
    expect(formatAmount(amountMinor, currency)).toBe(text)
  })

  it('has the dollar sign in US dollars', () => {
    expect(formatUsd(129_900)).toBe('$1,299.00')
    expect(formatUsd(-129_900)).toBe('\u2212$1,299.00')
  })

  it('shows the quotient behind a computed amount, truncated to four decimal digits', () => {
    expect(formatQuotient(6_240_000, 'RUB', '80.1500')).toBe('778.5402')
    expect(formatQuotient(1, 'RUB', '80')).toBe('0.0001')
    expect(formatQuotient(15_000, 'JPY', '150')).toBe('100.0000')
  })
})
