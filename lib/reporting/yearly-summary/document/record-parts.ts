import { LICENSE_WORDS, listed, RULE_TITLES, sentence } from '@/lib/compliance/rules/words'
import { dateIn, formatDate } from '@/lib/kernel/calendar'
import { listHref } from '@/lib/kernel/list-params'
import { formatUsd } from '@/lib/kernel/money'
import type { SummaryFigures } from '../summary-figures'
import { type DocumentPart, linked, plain } from './model'
import { figure, paymentsOf } from './rows-of'

/** Who corrected what, and why. */
export function correctionsPart(figures: SummaryFigures, timeZone: string): DocumentPart {
  const { year, corrections } = figures
  const title = 'Corrections'
  const { voided, anew, rows } = corrections
  const all = voided.count + anew.count
  const links = [year, year - 1].flatMap((which) => [
    { text: `Voided entries of ${which}`, href: paymentsOf(figures, { state: 'voided' }, which) },
    {
      text: `Entries of ${which} made in the place of others`,
      href: paymentsOf(figures, { correction: 'yes' }, which),
    },
  ])
  if (rows.length === 0) {
    const before = voided.before.count + anew.before.count
    const says = `No entry of ${year} was voided or made in the place of another (${year - 1}: ${figure(before)}).`
    return { key: 'corrections', title, says, links: before > 0 ? links.slice(2) : undefined }
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
          linked(
            `${row.kind === 'voided' ? '\u2212' : '+'}${formatUsd(row.amountCents)}`,
            `/payments/${row.paymentId}`,
          ),
        ],
      })),
    },
    links,
    note: `${listedWords(rows.length, all, 'The newest')}An amount never changes after entry: a correction voids the entry and makes a new one. Every step stands in the audit trail.`,
  }
}

/** How many of all rows a list has, when it has not all: on paper nothing may seem to be the whole. */
const listedWords = (listed: number, all: number, which: string): string =>
  listed < all
    ? `${which} ${figure(listed)} of ${figure(all)} are listed; all of them stand in the list of payments. `
    : ''

/** FSB licenses whose validity ends in the year. */
export function expiringPart(figures: SummaryFigures): DocumentPart {
  const { year, company, expiring } = figures
  const title = 'FSB licenses that end'
  const licensesOf = (which: number) => ({
    text: `FSB licenses that end in ${which}`,
    href: listHref('/fsb-licenses', { ends: which, company: company?.id, state: 'all' }),
  })
  const links = [
    ...(expiring.count > 0 ? [licensesOf(year)] : []),
    ...(expiring.before > 0 ? [licensesOf(year - 1)] : []),
  ]
  if (expiring.count === 0) {
    return {
      key: 'expiring',
      title,
      says: `No valid FSB license ends in ${year} (${year - 1}: ${figure(expiring.before)}).`,
      links,
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
    links,
    note: `${expiring.rows.length < expiring.count ? `${figure(expiring.count - expiring.rows.length)} more stand in the list of FSB licenses. ` : ''}Cancelled licenses and applications are not among them.${company ? '' : ' Archived ones are.'}`,
  }
}

/** Money that left outside the authorization: a block of its own with a total of its own. */
export function violationsPart(figures: SummaryFigures): DocumentPart {
  const { year, violations, totals, before } = figures
  const title = 'Apparent violations'
  const note = `${listedWords(violations.length, totals.violationCount, 'The first')}Not part of the used sum. Whether a violation occurred is for counsel to determine. ${year - 1}: ${figure(before.violationCount)}, ${formatUsd(before.violationCents)}.`
  const links = [
    { of: year, count: totals.violationCount },
    { of: year - 1, count: before.violationCount },
  ].flatMap(({ of, count }) =>
    count > 0 ? [{ text: `Apparent violations of ${of}`, href: paymentsOf(figures, { state: 'violation' }, of) }] : [],
  )
  if (violations.length === 0) {
    return {
      key: 'violations',
      title,
      says: `No payment outside the authorization is recorded for ${year}.`,
      note,
      links,
    }
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
          linked(formatUsd(row.amountCents), `/payments/${row.paymentId}`),
        ],
      })),
      total: [
        plain('Outside the total'),
        plain(''),
        plain(''),
        linked(
          formatUsd(totals.violationCents),
          paymentsOf(figures, { state: 'violation' }),
          `Outside the total: ${formatUsd(totals.violationCents)}`,
        ),
      ],
    },
    links,
    note,
  }
}
