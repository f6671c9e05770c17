import { type Band, bandOf, type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import type { Cents } from '@/lib/kernel/money'

/**
 * How far beyond the wall the cross-hatch may reach, in per cent of the bar: enough to be seen, never so far that the
 * bar looks longer.
 */
export const LONGEST_OVERHANG_PERCENT = 8

/** Thresholds a notch is cut at, in per cent of the cap. */
export const NOTCHES_PERCENT = [80, 90, 95] as const

/** The parts of one meter. Widths are per cent of the cap; the first four never add up to more than 100. */
export type MeterParts = {
  usedPercent: number
  /** What left outside the authorization. */
  violationPercent: number
  reservedPercent: number
  thisPercent: number
  /** Drawn beyond the wall; cut at LONGEST_OVERHANG_PERCENT. */
  overhangPercent: number
  /** What does not fit, in cents: zero when everything does. */
  overCents: Cents
  /** Left after everything drawn, in cents: never below zero. */
  leftCents: Cents
  band: Band
}

/**
 * Where each part of the bar begins and ends. `thisPaymentCents` comes on top of used, apparent violations and
 * reserved. A year without a cap (nothing was authorized) has no room: everything lies beyond the wall.
 */
export function meterParts(headroom: Headroom, thisPaymentCents: Cents = 0): MeterParts {
  const { capCents, usedCents, reservedCents, violationCents } = headroom
  const leftAccountCents = usedCents + violationCents
  const totalCents = leftAccountCents + reservedCents + thisPaymentCents
  const overCents = Math.max(0, totalCents - capCents)
  const share = (fromCents: Cents, amountCents: Cents): number => {
    const room = Math.max(0, Math.min(amountCents, capCents - fromCents))
    return capCents === 0 ? 0 : percent(room / capCents)
  }
  return {
    usedPercent: share(0, usedCents),
    violationPercent: share(usedCents, violationCents),
    reservedPercent: share(leftAccountCents, reservedCents),
    thisPercent: share(leftAccountCents + reservedCents, thisPaymentCents),
    overhangPercent: overCents === 0 ? 0 : overhang(overCents, capCents),
    overCents,
    leftCents: Math.max(0, leftCents(headroom) - thisPaymentCents),
    band: capCents === 0 ? 'none_left' : bandOf({ ...headroom, reservedCents: reservedCents + thisPaymentCents }),
  }
}

const percent = (share: number): number => Math.round(share * 10_000) / 100

function overhang(overCents: Cents, capCents: Cents): number {
  const reach = capCents === 0 ? LONGEST_OVERHANG_PERCENT : percent(overCents / capCents)
  return Math.min(LONGEST_OVERHANG_PERCENT, Math.max(1, reach))
}
