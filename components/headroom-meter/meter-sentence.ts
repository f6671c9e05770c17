import { BAND_WORDS, type Headroom } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'
import { meterParts } from './meter-geometry'

/**
 * The accessible name of a meter: "Palisade Audio Inc., 2026: $3,214.80 used, $486.20 reserved, $1,299.00 left of
 * $5,000.00. Ample." `name` names the company and year.
 */
export function meterSentence(name: string, headroom: Headroom, thisPaymentCents?: number): string {
  const parts = meterParts(headroom, thisPaymentCents)
  const amounts = [`${formatUsd(headroom.usedCents)} used`]
  if (headroom.violationCents > 0) amounts.push(`${formatUsd(headroom.violationCents)} paid outside the authorization`)
  amounts.push(`${formatUsd(headroom.reservedCents)} reserved`)
  if (thisPaymentCents !== undefined) amounts.push(`${formatUsd(thisPaymentCents)} this payment`)
  const cap = formatUsd(headroom.capCents)
  if (parts.overCents > 0) {
    return `${name}: ${amounts.join(', ')}, ${formatUsd(parts.overCents)} over the cap of ${cap}. Over the cap.`
  }
  return `${name}: ${amounts.join(', ')}, ${formatUsd(parts.leftCents)} left of ${cap}. ${BAND_WORDS[parts.band]}.`
}
