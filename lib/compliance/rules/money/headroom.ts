import type { Cents } from '@/lib/kernel/money'

/**
 * Where one company stands under the cap in one calendar year. All in US cents. `violationCents` is what left for the
 * FSB outside the authorization: it counts in its year whatever it is called.
 */
export type Headroom = { capCents: Cents; usedCents: Cents; reservedCents: Cents; violationCents: Cents }

/** How near the cap a company is, by used, reserved and apparent violations together. */
export type Band = 'ample' | 'getting_low' | 'low' | 'very_low' | 'none_left'

/** The words for each band, as they stand on screen. */
export const BAND_WORDS: Readonly<Record<Band, string>> = {
  ample: 'Ample',
  getting_low: 'Getting low',
  low: 'Low',
  very_low: 'Very low',
  none_left: 'None left',
}

/**
 * What is taken of the cap: used, reserved, and the fees of apparent violations. More than the cap when money left
 * beyond it.
 */
export const takenCents = ({ usedCents, reservedCents, violationCents }: Headroom): Cents =>
  usedCents + reservedCents + violationCents

/** The cap less everything taken, in cents. Never below zero: money that left beyond the cap leaves no headroom. */
export const leftCents = (headroom: Headroom): Cents => Math.max(0, headroom.capCents - takenCents(headroom))

/** What is taken as whole per cent of the cap, rounded down: 100 % means the cap to the cent and nothing less. */
export const percentUsed = (headroom: Headroom): number => Math.floor((takenCents(headroom) * 100) / headroom.capCents)

/** The band at 80, 90, 95 and 100 per cent of the cap. */
export function bandOf(headroom: Headroom): Band {
  const percent = percentUsed(headroom)
  if (percent >= 100) return 'none_left'
  if (percent >= 95) return 'very_low'
  if (percent >= 90) return 'low'
  return percent >= 80 ? 'getting_low' : 'ample'
}
