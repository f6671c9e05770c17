import { listHref } from '@/lib/list-params'
import { formatUsd } from '@/lib/money'
import type { SummaryFigures } from '../summary-figures'
import { linked, type WordsCell } from './model'

/** The address of the payments that a figure counts: the list with exactly its filter. */
export const paymentsOf = ({ year, company }: SummaryFigures, filter: Record<string, unknown>, which = year): string =>
  listHref('/payments', { year: which, company: company?.id, ...filter })

/** The address of the companies that a figure counts. */
export const companiesOf = (year: number, filter: Record<string, unknown>): string =>
  listHref('/companies', { year, state: 'all', ...filter })

/** A count as it stands in a table. */
export const figure = (count: number): string => count.toLocaleString('en-US')

/** How many payments there are and what they come to, each leading to them if there are any. `what` says to a screen reader which they are. */
export function countAndSum(what: string, of: { count: number; cents: number }, href: string): [WordsCell, WordsCell] {
  const rows = of.count > 0 ? href : undefined
  return [
    linked(figure(of.count), rows, `${what}: ${figure(of.count)} payments`),
    linked(formatUsd(of.cents), rows, `${what}: ${formatUsd(of.cents)}`),
  ]
}
