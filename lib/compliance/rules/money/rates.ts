import type { IsoDate } from '@/lib/kernel/calendar'
import { digitsOf } from '@/lib/kernel/iso-4217'
import type { Cents } from '@/lib/kernel/money'

/** Where a rate was read, as named in the database. */
export const RATE_SOURCES = ['bank_of_russia', 'ecb', 'bank_debit', 'other'] as const
export type RateSource = (typeof RATE_SOURCES)[number]

export const RATE_SOURCE_WORDS: Readonly<Record<RateSource, string>> = {
  bank_of_russia: 'Bank of Russia',
  ecb: 'European Central Bank',
  bank_debit: "The bank's debit",
  other: 'Another source',
}

/** A rate saved in the ledger: units of the currency for one US dollar, as plain decimal text. */
export type SavedRate = { currency: string; date: IsoDate; value: string; source: RateSource }

/**
 * How the US dollars of an entry follow from its debit: the debit is in dollars, a rate in units for one dollar is
 * given, or the bank debited a dollar amount for the whole of it. `unknown` where none of these is given.
 */
export type EntryRate =
  | { kind: 'dollars' }
  | { kind: 'rate'; value: string; date: IsoDate; source: RateSource }
  | { kind: 'bank_debit'; usdCents: Cents }
  | { kind: 'unknown' }

/** An exact non-negative number. */
export type Ratio = { numerator: bigint; denominator: bigint }

/** Reads plain decimal text such as `80.1500` exactly; null when it is not one, or not above zero. */
export function ratioOf(text: string): Ratio | null {
  const shape = /^(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text)
  if (!shape) return null
  const [, whole = '', fraction = ''] = shape
  const numerator = BigInt(whole + fraction)
  return numerator > 0n ? { numerator, denominator: 10n ** BigInt(fraction.length) } : null
}

export const inverse = ({ numerator, denominator }: Ratio): Ratio => ({
  numerator: denominator,
  denominator: numerator,
})

export const times = (one: Ratio, other: Ratio): Ratio => ({
  numerator: one.numerator * other.numerator,
  denominator: one.denominator * other.denominator,
})

/** The most digits after the point that a saved rate has. */
const RATE_DIGITS = 8

/**
 * Plain decimal text with at most `digits` digits after the point, rounded up: what the ledger stores of an exact rate.
 */
export function decimalRoundedUp({ numerator, denominator }: Ratio, digits: number = RATE_DIGITS): string {
  const scaled = (numerator * 10n ** BigInt(digits) + denominator - 1n) / denominator
  const text = scaled.toString().padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Whether `value` differs from `from` by more than `percent` per cent of `from`: exact, and inclusive of the limit. */
export function differsByMoreThan(percent: number, value: Ratio, from: Ratio): boolean {
  const one = value.numerator * from.denominator
  const other = from.numerator * value.denominator
  const difference = one > other ? one - other : other - one
  return difference * 100n > BigInt(percent) * other
}

/** US cents of an amount in minor units, exact and unrounded, at a rate of units for one dollar. */
export function exactCents(amountMinor: number, currency: string, rate: Ratio): Ratio | null {
  const digits = digitsOf(currency)
  if (digits === undefined || !Number.isSafeInteger(amountMinor) || amountMinor < 0) return null
  return {
    numerator: BigInt(amountMinor) * 100n * rate.denominator,
    denominator: rate.numerator * 10n ** BigInt(digits),
  }
}

/** Whole US cents, rounded up: against the payer. */
export const centsRoundedUp = ({ numerator, denominator }: Ratio): Cents =>
  Number((numerator + denominator - 1n) / denominator)
