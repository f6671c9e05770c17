import { daysInMonth, formatDate, MONTH_NAMES } from '@/lib/calendar'
import { formatUsd } from '@/lib/money'
import { BAND_WORDS, type Band } from '@/lib/rules/headroom'
import { LICENSE_WORDS, sentence } from '@/lib/rules/words'
import { PROJECTION_METHOD } from '../projection'
import type { Compared, SummaryFigures, Totals } from '../summary-figures'
import { PAYEE_WORDS, productKindWords } from '../summary-words'
import { type DocumentCell, type DocumentColumn, type DocumentPart, plain } from './model'
import { figure, paymentsOf } from './rows-of'

const RESERVED = { state: ['requested', 'in_review', 'approved'] }

/** The sums of the year beside the year before, and how near its companies came to the cap. */
export function figuresPart(figures: SummaryFigures): DocumentPart {
  const { year, totals, before } = figures
  const row = (key: string, label: string, value: (of: Totals) => string, filter?: Record<string, unknown>) => ({
    key,
    cells: [
      plain(label),
      linked(value(totals), filter && paymentsOf(figures, filter), `${label}: ${value(totals)}`),
      plain(value(before), 'text-2'),
    ],
  })
  return {
    key: 'figures',
    title: 'Figures',
    table: {
      caption: `Figures of ${year} beside ${year - 1}`,
      columns: nowAndBefore('Figure', year),
      rows: [
        row('cap', 'Caps of the companies with entries', (of) => formatUsd(of.capCents)),
        row('used', 'Used', (of) => formatUsd(of.usedCents), { state: 'paid' }),
        row('reserved', 'Reserved', (of) => formatUsd(of.reservedCents), RESERVED),
        row('left', 'Left', (of) => formatUsd(of.leftCents)),
        row('paid', 'Payments paid', (of) => figure(of.paidCount), { state: 'paid' }),
        row('companies', 'Companies with payments', (of) => figure(of.companiesPaid)),
        row('highest', 'Highest used by one company', (of) => formatUsd(of.highestCents)),
        row('blocked', 'Blocked entries', (of) => figure(of.blockedCount), { state: 'blocked' }),
        row('violation', 'Apparent violations, outside the sums', (of) => figure(of.violationCount), {
          state: 'violation',
        }),
        ...(Object.keys(BAND_WORDS) as Band[]).map((band) => bandRow(figures, band)),
      ],
    },
    note: 'Used is paid; reserved is requested, in review or approved and not yet paid. Bands by used and reserved: getting low at 80 % of the cap, low at 90, very low at 95, none left at 100.',
  }
}

function bandRow({ year, company, totals, before }: SummaryFigures, band: Band) {
  const words = `Companies: ${BAND_WORDS[band].toLowerCase()}`
  // The list of companies has those without entries too: they are ample, and not in this count.
  const href = company || band === 'ample' ? undefined : `/companies?year=${year}&state=all&band=${band}`
  return {
    key: `band ${band}`,
    cells: [
      plain(words),
      linked(figure(totals.bands[band]), href, `${words}: ${totals.bands[band]}`),
      plain(figure(before.bands[band]), 'text-2'),
    ],
  }
}

/** Month by month with the year before beside it, and where a running year is heading. */
export function monthsPart(figures: SummaryFigures): DocumentPart {
  const { year, months, projection } = figures
  let [sum, sumBefore] = [0, 0]
  const rows = months.map(({ month, paid }) => {
    sum += paid.cents
    sumBefore += paid.before.cents
    const heading = projection?.months.find((point) => point.month === month)
    const two = String(month).padStart(2, '0')
    const href = paymentsOf(figures, {
      state: 'paid',
      from: `${year}-${two}-01`,
      to: `${year}-${two}-${daysInMonth(year, month)}`,
    })
    return {
      key: two,
      cells: [
        plain(MONTH_NAMES[month - 1] ?? ''),
        linked(
          figure(paid.count),
          paid.count > 0 ? href : undefined,
          `${paid.count} paid in ${MONTH_NAMES[month - 1]}`,
        ),
        plain(formatUsd(paid.cents)),
        plain(formatUsd(sum)),
        plain(formatUsd(sumBefore), 'text-2'),
        ...(projection ? [plain(heading ? formatUsd(heading.sumCents) : '-', 'text-2')] : []),
      ],
    }
  })
  const columns: DocumentColumn[] = [
    { header: 'Month', share: 2, fold: 'name' },
    { header: 'Payments', share: 1.5, num: true, fold: 'start' },
    { header: 'Paid', share: 2, num: true, fold: 'amount' },
    { header: `Sum ${year}`, share: 2, num: true, fold: 'end' },
    { header: `Sum ${year - 1}`, share: 2, num: true, fold: 'hidden' },
    ...(projection ? [{ header: 'Heading to', share: 2, num: true, fold: 'hidden' as const }] : []),
  ]
  return {
    key: 'months',
    title: 'Month by month',
    table: { caption: `Paid in ${year} month by month, beside ${year - 1}`, columns, rows },
    note: projection
      ? `${PROJECTION_METHOD}: ${formatUsd(projection.endCents)} by ${formatDate(`${year}-12-31`)}.`
      : undefined,
  }
}

/** What was paid under each general license that was in force in the year. */
export function licensesPart(figures: SummaryFigures): DocumentPart {
  const { year, licenses } = figures
  if (licenses.length === 0) {
    return { key: 'licenses', title: 'General licenses in force', says: `No general license was in force in ${year}.` }
  }
  const both = new Set(licenses.map(({ line }) => line)).size > 1
  return {
    key: 'licenses',
    title: 'General licenses in force',
    table: {
      caption: `General licenses in force in ${year}`,
      columns: [
        { header: 'General license', share: 3, fold: 'name' },
        { header: `In force in ${year}`, share: 3, fold: 'start' },
        { header: 'Payments', share: 2, num: true, fold: 'end' },
        { header: 'Used', share: 2, num: true, fold: 'amount' },
      ],
      rows: licenses.map(({ shortName, inForce, count, cents }) => ({
        key: shortName,
        cells: [
          linked(shortName, '/settings/general-licenses'),
          plain(inForce, 'text-2'),
          linked(
            figure(count),
            paymentsOf(figures, { state: 'paid', generalLicense: shortName }),
            `${count} payments under ${shortName}`,
          ),
          plain(formatUsd(cents)),
        ],
      })),
    },
    note: `${both ? 'A payment needs both lines from 28 Jun 2022: the rows share payments and are not added. The conditions of GL 42 are to be confirmed by counsel. ' : ''}A new version does not reset the cap: one $5,000 spans the year (policy). Source: 88 FR 34443.`,
  }
}

/** What was paid by kind of FSB license, by payee and by kind of product. */
export const splitParts = (figures: SummaryFigures): DocumentPart[] => [
  split(figures, {
    key: 'kinds',
    title: 'By kind of FSB license',
    first: 'Kind of FSB license',
    rows: figures.kinds.map((row) => ({ ...row, words: sentence(LICENSE_WORDS[row.key]), filter: { kind: row.key } })),
  }),
  split(figures, {
    key: 'payees',
    title: 'By payee',
    first: 'Payee',
    note: "An agent's own fee is not a fee to the FSB and is not in these sums; an unknown split counts in full (policy).",
    rows: figures.payees.map((row) => ({ ...row, words: sentence(PAYEE_WORDS[row.key]), filter: { payee: row.key } })),
  }),
  split(figures, {
    key: 'products',
    title: 'By kind of product',
    first: 'Kind of product',
    rows: figures.productKinds.map((row) => ({
      ...row,
      words: sentence(productKindWords(row.key)),
      filter: row.key === 'none' ? undefined : { productKind: row.key },
    })),
  }),
]

type SplitRow = Compared & { key: string; words: string; filter: Record<string, string> | undefined }

function split(
  figures: SummaryFigures,
  { key, title, first, rows, note }: { key: string; title: string; first: string; rows: SplitRow[]; note?: string },
): DocumentPart {
  const { year, totals, before } = figures
  if (rows.length === 0) return { key, title, says: `Nothing was paid in ${year} or ${year - 1}.` }
  return {
    key,
    title,
    note,
    table: {
      caption: `Paid in ${year}: ${title.toLowerCase()}`,
      columns: [
        { header: first, share: 3.5, fold: 'name' },
        { header: 'Payments', share: 1.5, num: true, fold: 'start' },
        { header: `Used ${year}`, share: 2.5, num: true, fold: 'amount' },
        { header: `Used ${year - 1}`, share: 2.5, num: true, fold: 'end' },
      ],
      rows: rows.map(({ key: mark, words, filter, count, cents, before: then }) => ({
        key: mark,
        cells: [
          plain(words),
          linked(
            figure(count),
            filter && count > 0 ? paymentsOf(figures, { state: 'paid', ...filter }) : undefined,
            `${count} payments: ${words}`,
          ),
          plain(formatUsd(cents)),
          plain(formatUsd(then.cents), 'text-2'),
        ],
      })),
      total: ['All', figure(totals.paidCount), formatUsd(totals.usedCents), formatUsd(before.usedCents)],
    },
  }
}

/** Words that lead to their rows. */
export const linked = (text: string, href?: string, label?: string): DocumentCell => ({
  text,
  ...(href && { href }),
  ...(href && label && { label }),
})

/** The columns of a figure in a year and in the one before. */
export const nowAndBefore = (first: string, year: number): DocumentColumn[] => [
  { header: first, share: 5, fold: 'name' },
  { header: String(year), share: 2.5, num: true, fold: 'amount' },
  { header: String(year - 1), share: 2.5, num: true, fold: 'hidden' },
]
