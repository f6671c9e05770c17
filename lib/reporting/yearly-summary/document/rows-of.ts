import { listHref } from '@/lib/kernel/list-params'
import { formatUsd } from '@/lib/kernel/money'
import type { Sum, SummaryFigures } from '../summary-figures'
import { linked, type WordsCell } from './model'

/** What is used is paid. */
export const PAID = { state: 'paid' }
/** The states that hold room under the cap until they are paid. */
export const RESERVED = { state: ['requested', 'in_review', 'approved'] }

/** The address of the payments that a figure counts: the list with exactly its filter. */
export const paymentsOf = ({ year, company }: SummaryFigures, filter: Record<string, unknown>, which = year): string =>
  listHref('/payments', { year: which, company: company?.id, ...filter })

/** The address of the companies that a figure counts. */
export const companiesOf = (year: number, filter: Record<string, unknown>): string =>
  listHref('/companies', { year, state: 'all', ...filter })

/** A count as it stands in a table. */
export const figure = (count: number): string => count.toLocaleString('en-US')

/** How many payments there are, leading to them if there are any. `what` says to a screen reader which they are. */
export const countOf = (what: string, count: number, href: string): WordsCell =>
  linked(figure(count), count > 0 ? href : undefined, `${what}: ${figure(count)} payments`)

/** What payments come to, leading to them if there are any. */
export const sumOf = (what: string, { count, cents }: Sum, href: string): WordsCell =>
  linked(formatUsd(cents), count > 0 ? href : undefined, `${what}: ${formatUsd(cents)}`)

/** Both. */
export const countAndSum = (what: string, of: Sum, href: string): [WordsCell, WordsCell] => [
  countOf(what, of.count, href),
  sumOf(what, of, href),
]
