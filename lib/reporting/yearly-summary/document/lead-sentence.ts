import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { countInWords } from '@/lib/compliance/rules/words'
import { formatDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { SummaryFigures } from '../summary-figures'

const CAP = `the cap of ${formatUsd(CAP_CENTS)}`

/**
 * Sums up a year in one sentence: what was paid, how close that came to the cap, what was blocked, and what was paid
 * outside the authorization. It names figures of the summary and nothing else.
 */
export function leadSentence(figures: SummaryFigures): string {
  const { totals } = figures
  const blocked = totals.blockedCount === 1 ? 'one entry was' : `${formatted(totals.blockedCount)} entries were`
  return `${paidClause(figures)}; ${blocked} blocked, and ${violationClause(totals)}.`
}

const formatted = (count: number): string => (count === 0 ? 'no' : count.toLocaleString('en-US'))

/** `In 2025`, or up to the last day of a year that has not ended. */
const period = ({ year, lastDay }: SummaryFigures): string =>
  lastDay === `${year}-12-31` ? `In ${year}` : `From 1 Jan to ${formatDate(lastDay)}`

function paidClause(figures: SummaryFigures): string {
  const { company, totals } = figures
  const when = period(figures)
  const payments = `${totals.paidCount.toLocaleString('en-US')} ${totals.paidCount === 1 ? 'payment' : 'payments'}`
  const paid = `paid ${formatUsd(totals.usedCents)}`
  if (totals.paidCount === 0)
    return `${when}, ${company?.name ?? 'no company'} paid ${company ? 'nothing' : 'anything'}`
  if (company) return `${when}, ${company.name} ${paid} of ${CAP} in ${payments}`
  const payers =
    totals.companiesPaid === 1 ? 'one company' : `${totals.companiesPaid.toLocaleString('en-US')} companies`
  const most = `the most by one company being ${formatUsd(totals.highestCents)} of ${CAP}`
  return `${when}, ${payers} ${paid} in ${payments}, ${most}`
}

const violationClause = ({ violationCount, violationCents }: SummaryFigures['totals']): string =>
  violationCount === 0
    ? 'no apparent violation is recorded'
    : `${countInWords(violationCount, 'apparent violation')} of ${formatUsd(violationCents)} ` +
      `${violationCount === 1 ? 'is' : 'are'} listed separately and not included in the amount paid`
