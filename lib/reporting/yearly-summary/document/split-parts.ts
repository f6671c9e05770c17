import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { PAYEE_LABELS, productKindLabel } from '../labels'
import type { Compared, SummaryFigures } from '../summary-figures'
import { countAndSumCells, PAID, paymentsOf, sumCell } from './linked-cells'
import { type DocumentPart, type DocumentRow, plain } from './model'

/** The amounts paid by kind of FSB license, of payee and of product, and by payee. */
export const splitParts = (figures: SummaryFigures): DocumentPart[] => [
  split(figures, {
    key: 'kinds',
    title: 'By kind of FSB license',
    first: 'Kind of FSB license',
    rows: figures.kinds.map((row) => ({ ...row, label: sentence(LICENSE_WORDS[row.key]), filter: { kind: row.key } })),
  }),
  split(figures, {
    key: 'payees',
    title: 'By kind of payee',
    first: 'Kind of payee',
    note:
      "An agent's own fee is not a fee to the FSB and is not included in these sums; " +
      'a payment whose split is unknown counts in full (policy).',
    rows: figures.payees.map((row) => ({ ...row, label: sentence(PAYEE_LABELS[row.key]), filter: { payee: row.key } })),
  }),
  split(figures, {
    key: 'products',
    title: 'By kind of product',
    first: 'Kind of product',
    rows: figures.productKinds.map((row) => ({
      ...row,
      label: sentence(productKindLabel(row.key)),
      filter: { productKind: row.key },
    })),
  }),
  ...payeeNamesPart(figures),
]

/** The payees that were paid most. Missing in documents signed before payees were listed by name. */
function payeeNamesPart(figures: SummaryFigures): DocumentPart[] {
  if (!figures.payeeNames) return []
  const { named, others } = figures.payeeNames
  const rest = { ...others, key: 'others', label: 'All others', filter: { otherPayees: named.map(({ name }) => name) } }
  return [
    split(figures, {
      key: 'payee-names',
      title: 'By payee',
      first: 'Payee',
      note: 'The payees that were paid most in the year, by name as written in the payments.',
      rows: [
        ...named.map((row) => ({ ...row, key: row.name, label: row.name, filter: { payeeName: row.name } })),
        ...(others.count > 0 || others.before.count > 0 ? [rest] : []),
      ],
    }),
  ]
}

type SplitRow = Compared & { key: string; label: string; filter: Record<string, unknown> }

function split(
  figures: SummaryFigures,
  { key, title, first, rows, note }: { key: string; title: string; first: string; rows: SplitRow[]; note?: string },
): DocumentPart {
  const { year, totals, before } = figures
  if (rows.length === 0) return { key, title, description: `Nothing was paid in ${year} or ${year - 1}.` }
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
      rows: rows.map(
        ({ key: mark, label, filter, count, cents, before: then }): DocumentRow => ({
          key: mark,
          cells: [
            plain(label),
            ...countAndSumCells(label, { count, cents }, paymentsOf(figures, { ...PAID, ...filter })),
            {
              ...sumCell(`${label}, ${year - 1}`, then, paymentsOf(figures, { ...PAID, ...filter }, year - 1)),
              tone: 'text-2',
            },
          ],
        }),
      ),
      total: [
        plain('All'),
        ...countAndSumCells('All', { count: totals.paidCount, cents: totals.usedCents }, paymentsOf(figures, PAID)),
        sumCell(
          `All, ${year - 1}`,
          { count: before.paidCount, cents: before.usedCents },
          paymentsOf(figures, PAID, year - 1),
        ),
      ],
    },
  }
}
