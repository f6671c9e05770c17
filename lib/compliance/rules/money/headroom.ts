import type { Cents } from '@/lib/kernel/money'

/**
 * One company's totals under the cap in one calendar year, in US cents. `violationCents` is what left for the FSB
 * outside the authorization: it counts in its year whatever it is called.
 */
export type Headroom = { capCents: Cents; usedCents: Cents; reservedCents: Cents; violationCents: Cents }

/** The whole percentage of the cap at which each band begins. */
export const BAND_FROM_PERCENT = { ample: 0, getting_low: 80, low: 90, very_low: 95, none_left: 100 } as const

/** How near the cap a company is, by used, reserved and apparent violations together. */
export type Band = keyof typeof BAND_FROM_PERCENT

/** From the most headroom to none. */
export const BANDS = Object.keys(BAND_FROM_PERCENT) as Band[]

/** The marks on a meter: the bands that begin within the bar. */
export const NOTCHES_PERCENT = [
  BAND_FROM_PERCENT.getting_low,
  BAND_FROM_PERCENT.low,
  BAND_FROM_PERCENT.very_low,
] as const

/** The label of each band on screen. */
export const BAND_WORDS: Readonly<Record<Band, string>> = {
  ample: 'Ample',
  getting_low: 'Getting low',
  low: 'Low',
  very_low: 'Very low',
  none_left: 'None left',
}

/**
 * The amount taken of the cap: used, reserved, and the fees of apparent violations. More than the cap when money left
 * beyond it.
 */
export const takenCents = ({ usedCents, reservedCents, violationCents }: Headroom): Cents =>
  usedCents + reservedCents + violationCents

/** The cap less everything taken, in cents. Never below zero: money that left beyond the cap leaves no headroom. */
export const leftCents = (headroom: Headroom): Cents => Math.max(0, headroom.capCents - takenCents(headroom))

/** What is taken as whole per cent of the cap, rounded down: 100 % means the cap to the cent and nothing less. */
export const percentUsed = (headroom: Headroom): number => Math.floor((takenCents(headroom) * 100) / headroom.capCents)

/** The last band that has begun. */
export function bandOf(headroom: Headroom): Band {
  const percent = percentUsed(headroom)
  return BANDS.findLast((band) => percent >= BAND_FROM_PERCENT[band]) ?? 'ample'
}
