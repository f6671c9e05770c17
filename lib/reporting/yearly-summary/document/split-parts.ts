import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { Compared, SummaryFigures } from '../summary-figures'
import { PAYEE_WORDS, productKindWords } from '../summary-words'
import { type DocumentPart, plain } from './model'
import { countAndSum, PAID, paymentsOf, sumOf } from './rows-of'

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
    title: 'By kind of payee',
    first: 'Kind of payee',
    note: "An agent's own fee is not a fee to the FSB and is not in these sums; an unknown split counts in full (policy).",
    rows: figures.payees.map((row) => ({ ...row, words: sentence(PAYEE_WORDS[row.key]), filter: { payee: row.key } })),
  }),
  ...payeeNamesPart(figures),
  split(figures, {
    key: 'products',
    title: 'By kind of product',
    first: 'Kind of product',
    rows: figures.productKinds.map((row) => ({
      ...row,
      words: sentence(productKindWords(row.key)),
      filter: { productKind: row.key },
    })),
  }),
]

/** Whom the most was paid to. Not in what was signed before payees were told by name. */
function payeeNamesPart(figures: SummaryFigures): DocumentPart[] {
  if (!figures.payeeNames) return []
  const { named, others } = figures.payeeNames
  const rest = { ...others, key: 'others', words: 'All others', filter: { otherPayees: named.map(({ name }) => name) } }
  return [
    split(figures, {
      key: 'payee-names',
      title: 'By payee',
      first: 'Payee',
      note: 'The payees that were paid most in the year, by their names as they stand in the payments.',
      rows: [
        ...named.map((row) => ({ ...row, key: row.name, words: row.name, filter: { payeeName: row.name } })),
        ...(others.count > 0 || others.before.count > 0 ? [rest] : []),
      ],
    }),
  ]
}

type SplitRow = Compared & { key: string; words: string; filter: Record<string, unknown> }

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
          ...countAndSum(words, { count, cents }, paymentsOf(figures, { ...PAID, ...filter })),
          {
            ...sumOf(`${words}, ${year - 1}`, then, paymentsOf(figures, { ...PAID, ...filter }, year - 1)),
            tone: 'text-2',
          },
        ],
      })),
      total: [
        plain('All'),
        ...countAndSum('All', { count: totals.paidCount, cents: totals.usedCents }, paymentsOf(figures, PAID)),
        sumOf(
          `All, ${year - 1}`,
          { count: before.paidCount, cents: before.usedCents },
          paymentsOf(figures, PAID, year - 1),
        ),
      ],
    },
  }
}
