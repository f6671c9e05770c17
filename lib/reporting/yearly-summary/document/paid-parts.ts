import { BAND_FROM_PERCENT, BAND_WORDS, BANDS, type Band } from '@/lib/compliance/rules/money/headroom'
import { daysInMonth, formatDate, MONTH_NAMES, yearOf } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { PROJECTION_METHOD } from '../figures/projection'
import type { SummaryFigures, Totals } from '../summary-figures'
import { companiesOf, countAndSumCells, formatCount, PAID, paymentsOf, RESERVED } from './linked-cells'
import { type DocumentColumn, type DocumentPart, type DocumentRow, linked, plain } from './model'

const bandName = (band: Band): string => BAND_WORDS[band].toLowerCase()

const [, firstBand = 'getting_low', ...laterBands] = BANDS
const BANDS_NOTE =
  'Used means paid; reserved means requested, in review or approved and not yet paid. ' +
  `Bands by used and reserved: ${bandName(firstBand)} at ${BAND_FROM_PERCENT[firstBand]} % of the cap, ` +
  `${laterBands.map((band) => `${bandName(band)} at ${BAND_FROM_PERCENT[band]}`).join(', ')}. ` +
  'They count every company with entries in the year, archived ones included.'

const BOTH_LINES_NOTE =
  'From 28 Jun 2022 a payment needs a license of each line, so the rows share payments and are not added up. ' +
  'A license authorizes only the part it names (31 CFR 578.502(b)). '
const ONE_CAP_NOTE =
  'A new version does not reset the cap: one cap of $5,000 covers the year (policy). Source: 88 FR 34443.'

type Rows = ((year: number) => string) | undefined

/** How the keys of the rows begin that count the companies of a band. */
export const BAND_ROW = 'band '

/** The sums of the year and the year before, and how close companies came to the cap. */
export function figuresPart(figures: SummaryFigures): DocumentPart {
  const { year, company, totals, before } = figures
  const row = (key: string, label: string, value: (of: Totals) => string, rows: Rows): DocumentRow => ({
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
        row('paid', 'Payments paid', (of) => formatCount(of.paidCount), payments(PAID)),
        row(
          'companies',
          'Companies with payments',
          (of) => formatCount(of.companiesPaid),
          companies({ entries: 'paid' }),
        ),
        row(
          'highest',
          'Highest used by one company',
          (of) => formatUsd(of.highestCents),
          companies({ entries: 'paid', sort: 'used' }),
        ),
        row(
          'ninety-five',
          'Companies that paid 95 % or more',
          (of) => formatCount(of.ninetyFiveCount),
          companies({ entries: 'ninety_five', sort: 'used' }),
        ),
        row('blocked', 'Blocked entries', (of) => formatCount(of.blockedCount), payments({ state: 'blocked' })),
        row(
          'violation',
          'Apparent violations, not included in the totals',
          (of) => formatCount(of.violationCount),
          payments({ state: 'violation' }),
        ),
        ...BANDS.map((band) =>
          row(
            `${BAND_ROW}${band}`,
            `Companies: ${bandName(band)}`,
            (of) => formatCount(of.bands[band]),
            companies({ entries: 'any', band }),
          ),
        ),
      ],
    },
    note: BANDS_NOTE,
  }
}

/** The months of the year and of the year before, with the projection of the current year. */
export function monthsPart(figures: SummaryFigures): DocumentPart {
  const { year, months, projection, lastDay } = figures
  const lastMonth = yearOf(lastDay) === year ? Number(lastDay.slice(5, 7)) : 12
  let [sum, sumBefore] = [0, 0]
  const rows = months.map(({ month, paid }): DocumentRow => {
    sum += paid.cents
    sumBefore += paid.before.cents
    const projected = projection?.months.find((point) => point.month === month)
    const two = String(month).padStart(2, '0')
    const name = MONTH_NAMES[month - 1] ?? ''
    const until = (of: number, from: string) =>
      paymentsOf(figures, { ...PAID, from: `${of}-${from}-01`, to: `${of}-${two}-${daysInMonth(of, month)}` }, of)
    return {
      key: two,
      cells: [
        plain(name),
        ...(month <= lastMonth || paid.count > 0
          ? [
              ...countAndSumCells(`Paid in ${name}`, paid, until(year, two)),
              linked(formatUsd(sum), sum > 0 ? until(year, '01') : undefined, `Paid until the end of ${name} ${year}`),
            ]
          : [plain('-'), plain('-'), plain('-')]),
        linked(
          formatUsd(sumBefore),
          sumBefore > 0 ? until(year - 1, '01') : undefined,
          `Paid until the end of ${name} ${year - 1}`,
          'text-2',
        ),
        ...(projection ? [plain(projected ? formatUsd(projected.sumCents) : '-', 'text-2')] : []),
      ],
    }
  })
  const columns: DocumentColumn[] = [
    { header: 'Month', share: 2, fold: 'name' },
    { header: 'Payments', share: 1.5, num: true, fold: 'start' },
    { header: 'Paid', share: 2, num: true, fold: 'amount' },
    { header: `Sum ${year}`, share: 2, num: true, fold: 'end' },
    { header: `Sum ${year - 1}`, share: 2, num: true, fold: 'hidden' },
    ...(projection ? [{ header: 'Projected', share: 2, num: true, fold: 'hidden' as const }] : []),
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

/** The amount paid under each general license in force in the year. */
export function licensesPart(figures: SummaryFigures): DocumentPart {
  const { year, licenses } = figures
  if (licenses.length === 0) {
    return {
      key: 'licenses',
      title: 'General licenses in force',
      description: `No general license was in force in ${year}.`,
    }
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
      rows: licenses.map(
        ({ shortName, inForce, ...of }): DocumentRow => ({
          key: shortName,
          cells: [
            linked(shortName, '/settings/law'),
            plain(inForce, 'text-2'),
            ...countAndSumCells(
              `Paid under ${shortName}`,
              of,
              paymentsOf(figures, { ...PAID, generalLicense: shortName }),
            ),
          ],
        }),
      ),
    },
    note: both ? BOTH_LINES_NOTE + ONE_CAP_NOTE : ONE_CAP_NOTE,
  }
}

/** The columns of a figure in a year and in the year before. */
export const nowAndBefore = (first: string, year: number): DocumentColumn[] => [
  { header: first, share: 5, fold: 'name' },
  { header: String(year), share: 2.5, num: true, fold: 'amount' },
  { header: String(year - 1), share: 2.5, num: true, fold: 'hidden' },
]
