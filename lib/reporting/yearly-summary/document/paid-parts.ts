import { BAND_WORDS, type Band } from '@/lib/compliance/rules/money/headroom'
import { daysInMonth, formatDate, MONTH_NAMES } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { PROJECTION_METHOD } from '../projection'
import type { SummaryFigures, Totals } from '../summary-figures'
import { type DocumentColumn, type DocumentPart, linked, plain } from './model'
import { companiesOf, countAndSum, figure, PAID, paymentsOf, RESERVED } from './rows-of'

type Rows = ((year: number) => string) | undefined

/** The sums of the year beside the year before, and how near its companies came to the cap. */
export function figuresPart(figures: SummaryFigures): DocumentPart {
  const { year, company, totals, before } = figures
  const row = (key: string, label: string, value: (of: Totals) => string, rows: Rows) => ({
    key,
    cells: [
      plain(label),
      linked(value(totals), rows?.(year), `${label}: ${value(totals)}`),
      linked(value(before), rows?.(year - 1), `${label}, ${year - 1}: ${value(before)}`, 'text-2'),
    ],
  })
  const payments = (filter: Record<string, unknown>) => (which: number) => paymentsOf(figures, filter, which)
  const companies = (filter: Record<string, unknown>) => (which: number) =>
    company ? `/companies/${company.id}?year=${which}` : companiesOf(which, filter)
  const bands = Object.keys(BAND_WORDS) as Band[]
  return {
    key: 'figures',
    title: 'Figures',
    table: {
      caption: `Figures of ${year} beside ${year - 1}`,
      columns: nowAndBefore('Figure', year),
      rows: [
        row('cap', 'Caps of the companies with entries', (of) => formatUsd(of.capCents), companies({ entries: 'any' })),
        row('used', 'Used', (of) => formatUsd(of.usedCents), payments(PAID)),
        row('reserved', 'Reserved', (of) => formatUsd(of.reservedCents), payments(RESERVED)),
        row('left', 'Left', (of) => formatUsd(of.leftCents), companies({ entries: 'any', sort: 'left' })),
        row('paid', 'Payments paid', (of) => figure(of.paidCount), payments(PAID)),
        row('companies', 'Companies with payments', (of) => figure(of.companiesPaid), companies({ entries: 'paid' })),
        row(
          'highest',
          'Highest used by one company',
          (of) => formatUsd(of.highestCents),
          companies({ entries: 'paid', sort: 'used' }),
        ),
        row('blocked', 'Blocked entries', (of) => figure(of.blockedCount), payments({ state: 'blocked' })),
        row(
          'violation',
          'Apparent violations, outside the sums',
          (of) => figure(of.violationCount),
          payments({ state: 'violation' }),
        ),
        ...bands.map((band) =>
          row(
            `band ${band}`,
            `Companies: ${BAND_WORDS[band].toLowerCase()}`,
            (of) => figure(of.bands[band]),
            companies({ entries: 'any', band }),
          ),
        ),
      ],
    },
    note: 'Used is paid; reserved is requested, in review or approved and not yet paid. Bands by used and reserved: getting low at 80 % of the cap, low at 90, very low at 95, none left at 100.',
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
    const name = MONTH_NAMES[month - 1] ?? ''
    const until = (of: number, from: string) =>
      paymentsOf(figures, { ...PAID, from: `${of}-${from}-01`, to: `${of}-${two}-${daysInMonth(of, month)}` }, of)
    return {
      key: two,
      cells: [
        plain(name),
        ...countAndSum(`Paid in ${name}`, paid, until(year, two)),
        linked(formatUsd(sum), sum > 0 ? until(year, '01') : undefined, `Paid until the end of ${name} ${year}`),
        linked(
          formatUsd(sumBefore),
          sumBefore > 0 ? until(year - 1, '01') : undefined,
          `Paid until the end of ${name} ${year - 1}`,
          'text-2',
        ),
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
      rows: licenses.map(({ shortName, inForce, ...of }) => ({
        key: shortName,
        cells: [
          linked(shortName, '/settings/law'),
          plain(inForce, 'text-2'),
          ...countAndSum(`Paid under ${shortName}`, of, paymentsOf(figures, { ...PAID, generalLicense: shortName })),
        ],
      })),
    },
    note: `${both ? 'A payment needs both lines from 28 Jun 2022: the rows share payments and are not added. A license relaxes only the part it names (31 CFR 578.502(b)). ' : ''}A new version does not reset the cap: one $5,000 spans the year (policy). Source: 88 FR 34443.`,
  }
}

/** The columns of a figure in a year and in the one before. */
export const nowAndBefore = (first: string, year: number): DocumentColumn[] => [
  { header: first, share: 5, fold: 'name' },
  { header: String(year), share: 2.5, num: true, fold: 'amount' },
  { header: String(year - 1), share: 2.5, num: true, fold: 'hidden' },
]
