import { LICENSE_WORDS, listed, RULE_TITLES, sentence } from '@/lib/compliance/rules/words'
import { dateIn, formatDate } from '@/lib/kernel/calendar'
import { listHref } from '@/lib/kernel/list-params'
import { formatUsd } from '@/lib/kernel/money'
import { listedNote } from '../messages'
import type { SummaryFigures, Violation } from '../summary-figures'
import { formatCount, paymentsOf } from './linked-cells'
import { type DocumentPart, type DocumentRow, linked, plain } from './model'

/** `entered anew` is a value of signed documents and stays; this is how it is shown. */
const CORRECTION_LABELS = { voided: 'voided', 'entered anew': 're-entered' } as const

/** The corrections of the year: who made them, and why. */
export function correctionsPart(figures: SummaryFigures, timeZone: string): DocumentPart {
  const { year, corrections } = figures
  const title = 'Corrections'
  const { voided, anew, rows } = corrections
  const all = voided.count + anew.count
  const links = [year, year - 1].flatMap((which) => [
    { text: `Voided entries of ${which}`, href: paymentsOf(figures, { state: 'voided' }, which) },
    {
      text: `Replacement entries of ${which}`,
      href: paymentsOf(figures, { correction: 'yes' }, which),
    },
  ])
  if (rows.length === 0) {
    const before = voided.before.count + anew.before.count
    const description = `No entry of ${year} was voided or replaced (${year - 1}: ${formatCount(before)}).`
    return { key: 'corrections', title, description, links: before > 0 ? links.slice(2) : undefined }
  }
  return {
    key: 'corrections',
    title,
    description:
      `${formatCount(voided.count)} voided, ${formatUsd(voided.cents)} ` +
      `(${year - 1}: ${formatCount(voided.before.count)}); ` +
      `${formatCount(anew.count)} re-entered, ${formatUsd(anew.cents)} ` +
      `(${year - 1}: ${formatCount(anew.before.count)}).`,
    table: {
      caption: `Corrections of ${year}, newest first`,
      columns: [
        { header: 'Correction', share: 4, fold: 'name' },
        { header: 'Who and why', share: 4.4, fold: 'full' },
        { header: 'Amount', share: 1.7, num: true, fold: 'amount' },
      ],
      rows: rows.map(
        (row): DocumentRow => ({
          key: `${row.reference} ${row.kind}`,
          cells: [
            {
              text: `${row.reference} ${CORRECTION_LABELS[row.kind]}`,
              href: `/payments/${row.paymentId}`,
              beneath: [
                row.companyName,
                ...(row.corrects ? [`replaces ${row.corrects}`] : []),
                formatDate(dateIn(new Date(row.at), timeZone)),
              ].join(', '),
            },
            { text: row.who, beneath: row.why || 'No reason given.' },
            linked(
              `${row.kind === 'voided' ? '\u2212' : '+'}${formatUsd(row.amountCents)}`,
              `/payments/${row.paymentId}`,
            ),
          ],
        }),
      ),
    },
    links,
    note:
      `${listedNote(rows.length, all, 'The newest')}An amount never changes after entry: ` +
      'a correction voids the entry and records a new one. The audit trail has every step.',
  }
}

/** FSB licenses that expire in the year. */
export function expiringPart(figures: SummaryFigures): DocumentPart {
  const { year, company, expiring } = figures
  const title = 'FSB licenses that expire'
  const licensesOf = (which: number) => ({
    text: `FSB licenses that expire in ${which}`,
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
      description: `No valid FSB license expires in ${year} (${year - 1}: ${formatCount(expiring.before)}).`,
      links,
    }
  }
  const expire = expiring.count === 1 ? 'One FSB license expires' : `${formatCount(expiring.count)} FSB licenses expire`
  const more = expiring.count - expiring.rows.length
  return {
    key: 'expiring',
    title,
    description: `${expire} in ${year} (${year - 1}: ${formatCount(expiring.before)}).`,
    table: {
      caption: `FSB licenses that expire in ${year}`,
      columns: [
        { header: 'FSB license', share: 3, fold: 'name' },
        { header: 'Company', share: 4, fold: 'start' },
        { header: 'Valid until', share: 2, num: true, fold: 'amount' },
      ],
      rows: expiring.rows.map(
        (row): DocumentRow => ({
          key: row.licenseId,
          cells: [
            { text: row.number, href: `/fsb-licenses/${row.licenseId}`, beneath: sentence(LICENSE_WORDS[row.kind]) },
            plain(row.companyName, 'text-2'),
            plain(formatDate(row.validUntil)),
          ],
        }),
      ),
    },
    links,
    note:
      (more > 0 ? `The list of FSB licenses has ${formatCount(more)} more. ` : '') +
      `Cancelled licenses and applications are not included${company ? '' : '; archived licenses are'}.`,
  }
}

/** The rules that blocked an apparent violation, and what was written about it. */
function knownAbout({ rules, words }: Violation): string {
  const titles = rules.length > 0 ? `${listed(rules.map((rule) => RULE_TITLES[rule] ?? rule))}. ` : ''
  return titles + (words || 'No note yet.')
}

/** Money paid outside the authorization, in a separate section with its own total. */
export function violationsPart(figures: SummaryFigures): DocumentPart {
  const { year, violations, totals, before } = figures
  const title = 'Apparent violations'
  const note =
    `${listedNote(violations.length, totals.violationCount, 'The first')}Not included in the amount used. ` +
    'Whether a violation occurred is for counsel to determine. ' +
    `${year - 1}: ${formatCount(before.violationCount)}, ${formatUsd(before.violationCents)}.`
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
      description: `No payment outside the authorization is recorded for ${year}.`,
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
        { header: 'Payment', share: 4, fold: 'name' },
        { header: 'What is known', share: 4.4, fold: 'full' },
        { header: 'Amount', share: 1.7, num: true, fold: 'amount' },
      ],
      rows: violations.map(
        (row): DocumentRow => ({
          key: row.paymentId,
          cells: [
            {
              text: row.companyName,
              href: `/payments/${row.paymentId}`,
              beneath: `${row.reference}, paid on ${formatDate(row.paymentDate)}`,
            },
            plain(knownAbout(row), 'text-2'),
            linked(formatUsd(row.amountCents), `/payments/${row.paymentId}`),
          ],
        }),
      ),
      total: [
        plain('Not included in the total'),
        plain(''),
        linked(
          formatUsd(totals.violationCents),
          paymentsOf(figures, { state: 'violation' }),
          `Not included in the total: ${formatUsd(totals.violationCents)}`,
        ),
      ],
    },
    links,
    note,
  }
}
