import { yearOf } from '@/lib/kernel/calendar'
import { type Cents, formatUsd } from '@/lib/kernel/money'
import { CAP_TEXT, conditionCitation } from '../conditions'
import { leftCents, takenCents } from '../money/headroom'
import type { Context, Entry, Finding } from '../types'

/** $5,000 in any calendar year, in cents. No setting raises it. */
export const CAP_CENTS: Cents = 500_000

/**
 * Fees for FSB licenses do not exceed $5,000 in any calendar year (GL 1 to 1C, 88 FR 34443; "per company" is Treasury's
 * explanation). Inclusive: exactly $5,000.00 passes. Used, reserved and the fees of apparent violations all count,
 * because what is tested is what was paid; the year is that of the payment date; a lower cap of the headroom is
 * honoured, a higher one is not. State duty does not count.
 */
export function annualCap(entry: Entry, { headroom, law }: Context): Finding {
  const year = yearOf(entry.paymentDate)
  const capCents = Math.min(headroom.capCents, CAP_CENTS)
  const amountCents = entry.payee.kind === 'state_duty' ? 0 : entry.amountCents
  const beforeCents = leftCents({ ...headroom, capCents })
  const afterCents = beforeCents - amountCents
  const finding = {
    rule: 'annual-cap' as const,
    title: 'Annual cap',
    citation: conditionCitation(entry.paymentDate, CAP_TEXT, law),
    facts: [
      { label: 'Cap', value: formatUsd(capCents) },
      { label: 'Used', value: formatUsd(headroom.usedCents) },
      { label: 'Reserved', value: formatUsd(headroom.reservedCents) },
      ...(headroom.violationCents > 0
        ? [{ label: 'Apparent violations', value: formatUsd(headroom.violationCents) }]
        : []),
      { label: 'This payment', value: formatUsd(amountCents) },
      afterCents >= 0
        ? { label: 'Left', value: formatUsd(afterCents) }
        : { label: 'Over the cap', value: formatUsd(-afterCents) },
    ],
  }
  if (!Number.isSafeInteger(amountCents) || amountCents < 0) {
    return { ...finding, outcome: 'blocked', message: 'The amount is not a whole number of cents of zero or more.' }
  }
  if (!Number.isSafeInteger(beforeCents) || takenCents(headroom) < 0) {
    return {
      ...finding,
      outcome: 'blocked',
      message: `The headroom of ${entry.company.name} in ${year} could not be read.`,
    }
  }
  if (amountCents === 0) {
    const what = entry.payee.kind === 'state_duty' ? 'State duty does not count toward the cap' : 'A zero-fee filing'
    return {
      ...finding,
      outcome: 'clear',
      message: `${what}: ${formatUsd(Math.max(0, beforeCents))} remains for ${year}.`,
    }
  }
  if (afterCents >= 0) {
    const message = `${formatUsd(afterCents)} would be left of ${formatUsd(capCents)} for ${year}.`
    return { ...finding, outcome: 'clear', message }
  }
  return { ...finding, outcome: 'blocked', ...overTheCap(entry, year, beforeCents, capCents) }
}

function overTheCap(
  entry: Entry,
  year: number,
  beforeCents: Cents,
  capCents: Cents,
): Pick<Finding, 'message' | 'nextStep'> {
  const [left, amount] = [formatUsd(beforeCents), formatUsd(entry.amountCents)]
  const is = entry.alreadyPaid ? 'was' : 'is'
  const facts = `${left} ${is} left for ${entry.company.name} in ${year}, this payment ${is} ${amount}.`
  if (entry.alreadyPaid) {
    const nextStep = 'Record it: money paid over the cap is an apparent violation, totaled separately.'
    return { message: facts, nextStep }
  }
  const advice =
    entry.amountCents > capCents
      ? `No year allows more than ${formatUsd(capCents)}.`
      : `Lower it, or plan it for ${year + 1}.`
  const nextStep =
    'Correct the amount if it was mistyped. If recorded as is, it is a blocked entry and does not count toward the cap.'
  return { message: `${facts} ${advice}`, nextStep }
}
