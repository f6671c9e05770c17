import { MINOR_DIGITS } from '@/lib/money'

/** Where a rate was read, as the database names it. */
export const RATE_SOURCES = ['bank_of_russia', 'bank_debit', 'other'] as const
export type RateSource = (typeof RATE_SOURCES)[number]

export const RATE_SOURCE_WORDS: Readonly<Record<RateSource, string>> = {
  bank_of_russia: 'Bank of Russia',
  bank_debit: "The bank's debit",
  other: 'Another source',
}

/** Currencies a rate can be kept for: all this ledger knows but the dollar itself. */
export const RATED_CURRENCIES: readonly string[] = Object.keys(MINOR_DIGITS).filter((currency) => currency !== 'USD')

/** `80.1500` for 80.15: at least four digits after the point, more where they were entered. */
export function rateText(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(4, '0')}`
}
