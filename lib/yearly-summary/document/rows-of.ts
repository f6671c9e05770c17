import { listHref } from '@/lib/list-params'
import type { SummaryFigures } from '../summary-figures'

/** The address of the payments that a figure counts: the list with exactly its filter. */
export const paymentsOf = ({ year, company }: SummaryFigures, filter: Record<string, unknown>, which = year): string =>
  listHref('/payments', { year: which, company: company?.id, ...filter })

/** The address of the companies that a figure counts. */
export const companiesOf = (year: number, filter: Record<string, unknown>): string =>
  listHref('/companies', { year, state: 'all', ...filter })

/** A count as it stands in a table. */
export const figure = (count: number): string => count.toLocaleString('en-US')
