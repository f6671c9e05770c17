import { CAP_CENTS } from '@/lib/compliance/rules/annual-cap'
import { countOf, numberWord, sentence } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { SummaryFigures } from './summary-figures'

/** What the figures come to, in a few sentences. */
export function leadSentences({ year, company, totals }: SummaryFigures): string {
  const whose = company
    ? company.name
    : `${sentence(numberWord(totals.companiesPaid))} ${totals.companiesPaid === 1 ? 'company' : 'companies'}`
  const within = company
    ? `Within the authorization the cap of ${formatUsd(CAP_CENTS)} was not passed in ${year}.`
    : `Within the authorization no company passed the cap of ${formatUsd(CAP_CENTS)} in ${year}.`
  const blocked =
    totals.blockedCount === 1 ? 'one entry was' : `${totals.blockedCount.toLocaleString('en-US')} entries were`
  const payments = `${totals.paidCount.toLocaleString('en-US')} ${totals.paidCount === 1 ? 'payment' : 'payments'}`
  return `${within} ${whose} paid ${formatUsd(totals.usedCents)} in ${payments}; ${blocked} blocked. ${violationWords(totals)}`
}

const violationWords = ({ violationCount, violationCents }: SummaryFigures['totals']): string =>
  violationCount === 0
    ? 'No apparent violation is recorded.'
    : `${sentence(countOf(violationCount, 'apparent violation'))} of ${formatUsd(violationCents)} ${violationCount === 1 ? 'stands outside this total, in a section of its own' : 'stand outside this total, in a section of their own'}.`
