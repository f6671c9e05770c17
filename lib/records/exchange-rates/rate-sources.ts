import { CURRENCIES } from '@/lib/kernel/iso-4217'

export { RATE_SOURCE_WORDS, RATE_SOURCES, type RateSource } from '@/lib/compliance/rules/money/rates'

/** The currencies that have rates: all supported ones except the US dollar. */
export const RATED_CURRENCIES: readonly string[] = CURRENCIES.filter((currency) => currency !== 'USD')

/** `80.1500` for 80.15: at least four decimal digits, more when they were entered. */
export function formatRate(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(4, '0')}`
}
