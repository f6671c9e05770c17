import { CURRENCIES } from '@/lib/kernel/iso-4217'

export { RATE_SOURCE_WORDS, RATE_SOURCES, type RateSource } from '@/lib/compliance/rules/money/rates'

/** Currencies a rate can be kept for: all this ledger knows but the dollar itself. */
export const RATED_CURRENCIES: readonly string[] = CURRENCIES.filter((currency) => currency !== 'USD')

/** `80.1500` for 80.15: at least four digits after the point, more where they were entered. */
export function rateText(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(4, '0')}`
}
