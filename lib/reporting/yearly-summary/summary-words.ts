import type { PayeeKind, ProductKind } from '@/lib/compliance/rules/types'
import { PRODUCT_WORDS } from '@/lib/compliance/rules/words'
import type { Reviews, SummaryFigures } from './summary-figures'

export const PAYEE_WORDS: Readonly<Record<PayeeKind, string>> = {
  fsb: 'FSB',
  agent: 'agent',
  state_duty: 'state duty',
  other: 'somebody else',
}

/** The kind of a product, or that the payment names none. */
export const productKindWords = (kind: ProductKind | 'none'): string =>
  kind === 'none' ? 'no product named' : PRODUCT_WORDS[kind]

const MINUTES_OF_AN_HOUR = 60
const MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR

/** How long a review waited: `40 minutes`, `5 hours`, `2 days 3 hours`; parts of the smallest unit are left out. */
export function waitWords(minutes: number | null): string {
  if (minutes === null) return '-'
  const unit = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
  if (minutes < MINUTES_OF_AN_HOUR) return unit(minutes, 'minute')
  const hours = Math.floor((minutes % MINUTES_OF_A_DAY) / MINUTES_OF_AN_HOUR)
  if (minutes < MINUTES_OF_A_DAY) return unit(hours, 'hour')
  const days = Math.floor(minutes / MINUTES_OF_A_DAY)
  return hours === 0 ? unit(days, 'day') : `${unit(days, 'day')} ${unit(hours, 'hour')}`
}

/** `Half of them were decided within 5 hours, the longest took 3 days.` */
export const reviewWords = ({ medianMinutes, longestMinutes }: Reviews): string =>
  medianMinutes === null
    ? 'No review was decided.'
    : `Half of them were decided within ${waitWords(medianMinutes)}, the longest took ${waitWords(longestMinutes)}.`

/** Whose summary it is, in the name of the file and the event. */
export const summaryTitle = ({ year, company }: Pick<SummaryFigures, 'year' | 'company'>): string =>
  company ? `Yearly summary ${year}, ${company.name}` : `Yearly summary ${year}`
