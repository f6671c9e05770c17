import type { PayeeKind, ProductKind } from '@/lib/compliance/rules/types'
import { PRODUCT_WORDS } from '@/lib/compliance/rules/words'
import type { Reviews, SummaryFigures } from './summary-figures'

export const PAYEE_LABELS: Readonly<Record<PayeeKind, string>> = {
  fsb: 'FSB',
  agent: 'agent',
  state_duty: 'state duty',
  other: 'another payee',
}

/** The kind of a product; `none` for a payment that names no product. */
export const productKindLabel = (kind: ProductKind | 'none'): string =>
  kind === 'none' ? 'no product named' : PRODUCT_WORDS[kind]

const MINUTES_OF_AN_HOUR = 60
const MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR

/** How long a review waited: `40 minutes`, `5 hours`, `2 days 3 hours`; rounded down to the smallest unit. */
export function formatWait(minutes: number | null): string {
  if (minutes === null) return '-'
  const unit = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
  if (minutes < MINUTES_OF_AN_HOUR) return unit(minutes, 'minute')
  const hours = Math.floor((minutes % MINUTES_OF_A_DAY) / MINUTES_OF_AN_HOUR)
  if (minutes < MINUTES_OF_A_DAY) return unit(hours, 'hour')
  const days = Math.floor(minutes / MINUTES_OF_A_DAY)
  return hours === 0 ? unit(days, 'day') : `${unit(days, 'day')} ${unit(hours, 'hour')}`
}

/** `Half were decided within 5 hours; the longest took 3 days.` */
export const reviewSentence = ({ medianMinutes, longestMinutes }: Reviews): string =>
  medianMinutes === null
    ? 'No review has been decided.'
    : `Half were decided within ${formatWait(medianMinutes)}; the longest took ${formatWait(longestMinutes)}.`

/** The title of a summary, also used in the names of its file and its audit event. */
export const summaryTitle = ({ year, company }: Pick<SummaryFigures, 'year' | 'company'>): string =>
  company ? `Yearly summary ${year}, ${company.name}` : `Yearly summary ${year}`
