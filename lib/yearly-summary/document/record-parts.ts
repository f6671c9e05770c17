import { dateIn, formatDate } from '@/lib/calendar'
import { formatUsd } from '@/lib/money'
import { LICENSE_WORDS, listed, RULE_TITLES, sentence } from '@/lib/rules/words'
import type { SummaryFigures } from '../summary-figures'
import { type DocumentPart, plain } from './model'
import { figure } from './rows-of'

/** Who corrected what, and why. */
export function correctionsPart(figures: SummaryFigures, timeZone: string): DocumentPart {
  const { year, corrections } = figures
  const title = 'Corrections'
  const { voided, anew, rows } = corrections
  if (rows.length === 0) {
    return { key: 'corrections', title, says: `No entry of ${year} was voided or made in the place of another.` }
  }
  return {
    key: 'corrections',
    title,
    says: `${figure(voided.count)} voided, ${formatUsd(voided.cents)} (${year - 1}: ${figure(voided.before.count)}); ${figure(anew.count)} entered anew, ${formatUsd(anew.cents)} (${year - 1}: ${figure(anew.before.count)}).`,
    table: {
      caption: `Corrections of ${year}, newest first`,
      columns: [
        { header: 'What', share: 3, fold: 'name' },
        { header: 'When', share: 1.6, fold: 'start' },
        { header: 'Who and why', share: 4.4, fold: 'full' },
        { header: 'Amount', share: 1.7, num: true, fold: 'amount' },
      ],
      rows: rows.map((row) => ({
        key: `${row.reference} ${row.kind}`,
        cells: [
          {
            text: `${row.reference} ${row.kind}`,
            href: `/payments/${row.paymentId}`,
            beneath: row.corrects ? `${row.companyName}, for ${row.corrects}` : row.companyName,
          },
          plain(formatDate(dateIn(new Date(row.at), timeZone)), 'text-2'),
          { text: row.who, beneath: row.why || 'No reason was written.' },
          plain(`${row.kind === 'voided' ? '\u2212' : '+'}${formatUsd(row.amountCents)}`),
        ],
      })),
    },
    note: 'An amount never changes after entry: a correction voids the entry and makes a new one. Every step stands in the audit trail.',
  }
}

/** FSB licenses whose validity ends in the year. */
export function expiringPart(figures: SummaryFigures): DocumentPart {
  const { year, company, expiring } = figures
  const title = 'FSB licenses that end'
  if (expiring.count === 0) {
    return {
      key: 'expiring',
      title,
      says: `No valid FSB license ends in ${year} (${year - 1}: ${figure(expiring.before)}).`,
    }
  }
  return {
    key: 'expiring',
    title,
    says: `${expiring.count === 1 ? 'One FSB license ends' : `${figure(expiring.count)} FSB licenses end`} in ${year} (${year - 1}: ${figure(expiring.before)}).`,
    table: {
      caption: `FSB licenses that end in ${year}`,
      columns: [
        { header: 'FSB license', share: 3, fold: 'name' },
        { header: 'Company', share: 4, fold: 'start' },
        { header: 'Valid until', share: 2, num: true, fold: 'amount' },
      ],
      rows: expiring.rows.map((row) => ({
        key: row.licenseId,
        cells: [
          { text: row.number, href: `/fsb-licenses/${row.licenseId}`, beneath: sentence(LICENSE_WORDS[row.kind]) },
          plain(row.companyName, 'text-2'),
          plain(formatDate(row.validUntil)),
        ],
      })),
    },
    note: `${expiring.rows.length < expiring.count ? `${figure(expiring.count - expiring.rows.length)} more stand in the list of FSB licenses. ` : ''}Cancelled licenses and applications are not among them.${company ? '' : ' Archived ones are.'}`,
  }
}

/** Money that left outside the authorization: a block of its own with a total of its own. */
export function violationsPart({ year, violations, totals, before }: SummaryFigures): DocumentPart {
  const title = 'Apparent violations'
  const note = `Not part of the used sum. Whether a violation occurred is for counsel to determine. ${year - 1}: ${figure(before.violationCount)}, ${formatUsd(before.violationCents)}.`
  if (violations.length === 0) {
    return { key: 'violations', title, says: `No payment outside the authorization is recorded for ${year}.`, note }
  }
  return {
    key: 'violations',
    title,
    table: {
      caption: `Apparent violations of ${year}`,
      columns: [
        { header: 'Payment', share: 3, fold: 'name' },
        { header: 'Paid on', share: 1.6, fold: 'start' },
        { header: 'What is known', share: 4.4, fold: 'full' },
        { header: 'Amount', share: 1.7, num: true, fold: 'amount' },
      ],
      rows: violations.map((row) => ({
        key: row.paymentId,
        cells: [
          { text: row.companyName, href: `/payments/${row.paymentId}`, beneath: row.reference },
          plain(formatDate(row.paymentDate), 'text-2'),
          plain(
            `${row.rules.length > 0 ? `${listed(row.rules.map((rule) => RULE_TITLES[rule] ?? rule))}. ` : ''}${row.words || 'Nothing is written about it yet.'}`,
            'text-2',
          ),
          plain(formatUsd(row.amountCents)),
        ],
      })),
      total: ['Outside the total', '', '', formatUsd(totals.violationCents)],
    },
    note,
  }
}
