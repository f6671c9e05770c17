import { BAND_WORDS, BANDS } from '@/lib/compliance/rules/money/headroom'
import { countInWords, LICENSE_WORDS, RULE_TITLES } from '@/lib/compliance/rules/words'
import { MONTH_NAMES } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { REVIEW_WAIT_DAYS } from '@/lib/ledger/payments/list/conduct-policy'
import { PAYEE_LABELS, productKindLabel } from '../labels'
import type { SummaryFigures } from '../summary-figures'

/** One figure that a signature covers: an amount in US cents or a count. */
export type SignedFigure = { key: string; label: string; unit: 'usd' | 'count'; value: number }

/**
 * Lists every figure of a summary that follows from the ledger alone, in the order of the document. Figures that change
 * from day to day are not included.
 */
export function signedFigures(figures: SummaryFigures): SignedFigure[] {
  return [...totalFigures(figures), ...splitFigures(figures), ...conductFigures(figures)]
}

const usd = (key: string, label: string, value: number): SignedFigure => ({ key, label, unit: 'usd', value })
const count = (key: string, label: string, value: number): SignedFigure => ({ key, label, unit: 'count', value })

function totalFigures({ totals }: SummaryFigures): SignedFigure[] {
  return [
    usd('used', 'Used', totals.usedCents),
    usd('reserved', 'Reserved', totals.reservedCents),
    usd('left', 'Left under the caps', totals.leftCents),
    count('paid', 'Payments paid', totals.paidCount),
    count('companies-paid', 'Companies with payments', totals.companiesPaid),
    count('ninety-five', 'Companies that paid 95 % or more', totals.ninetyFiveCount),
    usd('highest', 'Highest used by one company', totals.highestCents),
    count('blocked', 'Blocked entries', totals.blockedCount),
    usd('blocked-usd', 'Refused', totals.blockedCents),
    count('violations', 'Apparent violations', totals.violationCount),
    usd('violations-usd', 'Apparent violations, amount', totals.violationCents),
    ...BANDS.map((band) => count(`band:${band}`, `Companies: ${BAND_WORDS[band].toLowerCase()}`, totals.bands[band])),
  ]
}

function splitFigures({ months, licenses, kinds, payees, productKinds }: SummaryFigures): SignedFigure[] {
  return [
    ...months.map(({ month, paid }) => usd(`month:${month}`, `Paid in ${MONTH_NAMES[month - 1]}`, paid.cents)),
    ...licenses.map(({ shortName, cents }) => usd(`license:${shortName}`, `Paid under ${shortName}`, cents)),
    ...kinds.map(({ key, cents }) => usd(`kind:${key}`, `Paid for: ${LICENSE_WORDS[key]}`, cents)),
    ...payees.map(({ key, cents }) => usd(`payee:${key}`, `Paid to: ${PAYEE_LABELS[key]}`, cents)),
    ...productKinds.map(({ key, cents }) => usd(`product:${key}`, `Paid for: ${productKindLabel(key)}`, cents)),
  ]
}

function conductFigures(figures: SummaryFigures): SignedFigure[] {
  const { blocked, reviews, nearMisses, late, corrections, expiring } = figures
  return [
    ...blocked.map(({ rule, ...row }) => count(`rule:${rule}`, `Blocked by: ${RULE_TITLES[rule]}`, row.count)),
    count('reviews', 'Reviews', reviews.all),
    count('reviews-cleared', 'Reviews cleared', reviews.cleared),
    count('reviews-refused', 'Reviews refused', reviews.refused),
    count('reviews-long', `Reviews that took more than ${countInWords(REVIEW_WAIT_DAYS, 'day')}`, reviews.waitedLong),
    count('near-within', 'Near misses that passed', nearMisses.within.count),
    count('near-over', 'Near misses that were blocked', nearMisses.over.count),
    count('late', 'Entered after the payment date', late.afterPayment.count),
    count('late-year', 'Entered after the end of the year', late.afterYear.count),
    count('voided', 'Voided entries', corrections.voided.count),
    count('anew', 'Replacement entries', corrections.anew.count),
    count('expiring', 'FSB licenses that expire', expiring.count),
  ]
}

/** A figure as signed and as it is now. */
export type Difference = { key: string; label: string; signed: string; now: string; difference: string }

/**
 * Returns the figures that differ from the signed ones; a figure missing on one side counts as zero. Empty when nothing
 * has changed.
 */
export function figureDifferences(signed: SummaryFigures, now: SummaryFigures): Difference[] {
  const [before, after] = [signedFigures(signed), signedFigures(now)]
  const all = [...after, ...before.filter(({ key }) => !after.some((figure) => figure.key === key))]
  const valueIn = (side: readonly SignedFigure[], key: string) => side.find((figure) => figure.key === key)?.value ?? 0
  return all.flatMap(({ key, label, unit }) => {
    const [was, is] = [valueIn(before, key), valueIn(after, key)]
    if (was === is) return []
    const format = unit === 'usd' ? formatUsd : (value: number) => value.toLocaleString('en-US').replace('-', '\u2212')
    return [
      { key, label, signed: format(was), now: format(is), difference: `${is > was ? '+' : ''}${format(is - was)}` },
    ]
  })
}
