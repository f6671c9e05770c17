import { BAND_WORDS, type Band } from '@/lib/compliance/rules/money/headroom'
import { countOf, LICENSE_WORDS, RULE_TITLES } from '@/lib/compliance/rules/words'
import { MONTH_NAMES } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { REVIEW_WAIT_DAYS } from '@/lib/ledger/payments/list/conduct-policy'
import type { SummaryFigures } from './summary-figures'
import { PAYEE_WORDS, productKindWords } from './summary-words'

/** One figure that a signature stands for: an amount in US cents or a count. */
export type KeyFigure = { key: string; label: string; unit: 'usd' | 'count'; value: number }

/**
 * Every figure of a summary that follows from the ledger alone, flat and in the order of the document. What moves with
 * the day is not among them.
 */
export function keyFigures(figures: SummaryFigures): KeyFigure[] {
  return [...totalFigures(figures), ...splitFigures(figures), ...conductFigures(figures)]
}

const usd = (key: string, label: string, value: number): KeyFigure => ({ key, label, unit: 'usd', value })
const count = (key: string, label: string, value: number): KeyFigure => ({ key, label, unit: 'count', value })

function totalFigures({ totals }: SummaryFigures): KeyFigure[] {
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
    ...(Object.keys(BAND_WORDS) as Band[]).map((band) =>
      count(`band:${band}`, `Companies: ${BAND_WORDS[band].toLowerCase()}`, totals.bands[band]),
    ),
  ]
}

function splitFigures({ months, licenses, kinds, payees, productKinds }: SummaryFigures): KeyFigure[] {
  return [
    ...months.map(({ month, paid }) => usd(`month:${month}`, `Paid in ${MONTH_NAMES[month - 1]}`, paid.cents)),
    ...licenses.map(({ shortName, cents }) => usd(`license:${shortName}`, `Paid under ${shortName}`, cents)),
    ...kinds.map(({ key, cents }) => usd(`kind:${key}`, `Paid for: ${LICENSE_WORDS[key]}`, cents)),
    ...payees.map(({ key, cents }) => usd(`payee:${key}`, `Paid to: ${PAYEE_WORDS[key]}`, cents)),
    ...productKinds.map(({ key, cents }) => usd(`product:${key}`, `Paid for: ${productKindWords(key)}`, cents)),
  ]
}

function conductFigures(figures: SummaryFigures): KeyFigure[] {
  const { blocked, reviews, nearMisses, late, corrections, expiring } = figures
  return [
    ...blocked.map(({ rule, ...row }) => count(`rule:${rule}`, `Blocked by: ${RULE_TITLES[rule]}`, row.count)),
    count('reviews', 'Reviews', reviews.all),
    count('reviews-cleared', 'Reviews cleared', reviews.cleared),
    count('reviews-refused', 'Reviews refused', reviews.refused),
    count('reviews-long', `Reviews that took more than ${countOf(REVIEW_WAIT_DAYS, 'day')}`, reviews.waitedLong),
    count('near-within', 'Near misses that passed', nearMisses.within.count),
    count('near-over', 'Near misses that were blocked', nearMisses.over.count),
    count('late', 'Entered after the payment date', late.afterPayment.count),
    count('late-year', 'Entered after the end of the year', late.afterYear.count),
    count('voided', 'Voided entries', corrections.voided.count),
    count('anew', 'Entries made in the place of others', corrections.anew.count),
    count('expiring', 'FSB licenses that end', expiring.count),
  ]
}

/** A figure as it was signed and as it is now. */
export type Difference = { key: string; label: string; signed: string; now: string; difference: string }

/**
 * The figures that differ from the signed ones; one that the other side does not have counts as zero. Empty when
 * nothing changed.
 */
export function differences(signed: SummaryFigures, now: SummaryFigures): Difference[] {
  const [before, after] = [keyFigures(signed), keyFigures(now)]
  const all = [...after, ...before.filter(({ key }) => !after.some((figure) => figure.key === key))]
  const valueIn = (side: readonly KeyFigure[], key: string) => side.find((figure) => figure.key === key)?.value ?? 0
  return all.flatMap(({ key, label, unit }) => {
    const [was, is] = [valueIn(before, key), valueIn(after, key)]
    if (was === is) return []
    const words = unit === 'usd' ? formatUsd : (value: number) => value.toLocaleString('en-US').replace('-', '\u2212')
    return [{ key, label, signed: words(was), now: words(is), difference: `${is > was ? '+' : ''}${words(is - was)}` }]
  })
}
