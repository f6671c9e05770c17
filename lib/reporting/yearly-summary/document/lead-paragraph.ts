import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { countInWords, numberWord, sentence } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { SummaryFigures } from '../summary-figures'

/** Summarizes the figures in a few sentences. */
export function leadParagraph({ year, company, totals }: SummaryFigures): string {
  const whose = company
    ? company.name
    : `${sentence(numberWord(totals.companiesPaid))} ${totals.companiesPaid === 1 ? 'company' : 'companies'}`
  const within = company
    ? `Within the authorization, the cap of ${formatUsd(CAP_CENTS)} was not exceeded in ${year}.`
    : `Within the authorization, no company exceeded the cap of ${formatUsd(CAP_CENTS)} in ${year}.`
  const blocked =
    totals.blockedCount === 1 ? 'one entry was' : `${totals.blockedCount.toLocaleString('en-US')} entries were`
  const payments = `${totals.paidCount.toLocaleString('en-US')} ${totals.paidCount === 1 ? 'payment' : 'payments'}`
  const paid = `${whose} paid ${formatUsd(totals.usedCents)} in ${payments}; ${blocked} blocked.`
  return `${within} ${paid} ${violationSentence(totals)}`
}

const violationSentence = ({ violationCount, violationCents }: SummaryFigures['totals']): string =>
  violationCount === 0
    ? 'No apparent violations are recorded.'
    : `${sentence(countInWords(violationCount, 'apparent violation'))} of ${formatUsd(violationCents)} ` +
      `${violationCount === 1 ? 'is' : 'are'} not included in this total and listed in a separate section.`
