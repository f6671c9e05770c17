import { listHref } from '@/lib/kernel/list-params'
import { formatUsd } from '@/lib/kernel/money'
import type { Sum, SummaryFigures } from '../summary-figures'
import { linked, type TextCell } from './model'

/** The filter of payments that count as used. */
export const PAID = { state: 'paid' }
/** The filter of payments that reserve headroom until they are paid. */
export const RESERVED = { state: ['requested', 'in_review', 'approved'] }

/** The address of the payments that a figure counts: the list with the same filter. */
export const paymentsOf = ({ year, company }: SummaryFigures, filter: Record<string, unknown>, which = year): string =>
  listHref('/payments', { year: which, company: company?.id, ...filter })

/** The address of the companies that a figure counts. */
export const companiesOf = (year: number, filter: Record<string, unknown>): string =>
  listHref('/companies', { year, state: 'all', ...filter })

/** Formats a count for a table. */
export const formatCount = (count: number): string => count.toLocaleString('en-US')

/** The number of payments, linked to them unless it is zero. `what` names them for screen readers. */
export const countCell = (what: string, count: number, href: string): TextCell =>
  linked(formatCount(count), count > 0 ? href : undefined, `${what}: ${formatCount(count)} payments`)

/** The sum of payments, linked to them unless there are none. */
export const sumCell = (what: string, { count, cents }: Sum, href: string): TextCell =>
  linked(formatUsd(cents), count > 0 ? href : undefined, `${what}: ${formatUsd(cents)}`)

/** The number of payments and their sum. */
export const countAndSumCells = (what: string, of: Sum, href: string): [TextCell, TextCell] => [
  countCell(what, of.count, href),
  sumCell(what, of, href),
]
