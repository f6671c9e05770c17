import type { Cents } from '@/lib/money'

/** Where one company stands under the cap in one calendar year. All in US cents. */
export type Headroom = { capCents: Cents; usedCents: Cents; reservedCents: Cents }

/** How near the cap a company is, by used + reserved. */
export type Band = 'ample' | 'getting_low' | 'low' | 'very_low' | 'none_left'

/** The words for each band, as they stand on screen. */
export const BAND_WORDS: Readonly<Record<Band, string>> = {
  ample: 'Ample',
  getting_low: 'Getting low',
  low: 'Low',
  very_low: 'Very low',
  none_left: 'None left',
}

/** Cap less used less reserved, in cents. The ledger never lets it fall below zero. */
export const leftCents = ({ capCents, usedCents, reservedCents }: Headroom): Cents =>
  capCents - usedCents - reservedCents

/** Used and reserved as whole per cent of the cap, rounded down: 100 % means the cap to the cent and nothing less. */
export const percentUsed = ({ capCents, usedCents, reservedCents }: Headroom): number =>
  Math.floor(((usedCents + reservedCents) * 100) / capCents)

/** The band at 80, 90, 95 and 100 per cent of the cap. */
export function bandOf(headroom: Headroom): Band {
  const percent = percentUsed(headroom)
  if (percent >= 100) return 'none_left'
  if (percent >= 95) return 'very_low'
  if (percent >= 90) return 'low'
  return percent >= 80 ? 'getting_low' : 'ample'
}
