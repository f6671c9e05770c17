import { type Band, bandOf, type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import type { Cents } from '@/lib/kernel/money'

/**
 * The most that the overhang may extend beyond the cap, in per cent of the bar: enough to be visible, without making
 * the bar look longer.
 */
export const LONGEST_OVERHANG_PERCENT = 8

/** The parts of one meter. Widths are per cent of the cap; the first four never add up to more than 100. */
export type MeterParts = {
  usedPercent: number
  /** Paid outside the authorization. */
  violationPercent: number
  reservedPercent: number
  thisPercent: number
  /** Drawn beyond the cap, at most LONGEST_OVERHANG_PERCENT. */
  overhangPercent: number
  /** The amount over the cap in cents; zero when within it. */
  overCents: Cents
  /** The amount left in cents, never negative. */
  leftCents: Cents
  band: Band
}

/**
 * Computes the parts of the bar. `thisPaymentCents` is added to used, apparent violations and reserved. A year without
 * a cap (nothing was authorized) has no headroom: everything is over the cap.
 */
export function meterParts(headroom: Headroom, thisPaymentCents: Cents = 0): MeterParts {
  const { capCents, usedCents, reservedCents, violationCents } = headroom
  const leftAccountCents = usedCents + violationCents
  const totalCents = leftAccountCents + reservedCents + thisPaymentCents
  const overCents = Math.max(0, totalCents - capCents)
  const share = (fromCents: Cents, amountCents: Cents): number => {
    const withinCapCents = Math.max(0, Math.min(amountCents, capCents - fromCents))
    return capCents === 0 ? 0 : percent(withinCapCents / capCents)
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
