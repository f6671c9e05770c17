import type { Cents } from '@/lib/kernel/money'

/** How a running year might end, by a stated method. Never a fact. */
export type Projection = { endCents: Cents; months: { month: number; sumCents: Cents }[] }

/** In words, wherever the projection stands. */
export const PROJECTION_METHOD =
  'Projected, not a fact: what is used, and for each month to come the larger of what is reserved with a payment date in it and what was paid in the same days of the year before. What is reserved for a day that has passed counts in the current month'

/** One month to come: what is reserved in it, and what was paid in it last year after the day the year has come to. */
export type MonthToCome = { month: number; reservedCents: Cents; paidBeforeCents: Cents }

/**
 * Adds the months to come to what is used. The first is the current one, of which last year's part after today counts.
 */
export function project(usedCents: Cents, toCome: readonly MonthToCome[]): Projection {
  let sumCents = usedCents
  const months = toCome.map(({ month, reservedCents, paidBeforeCents }) => {
    sumCents += Math.max(reservedCents, paidBeforeCents)
    return { month, sumCents }
  })
  return { endCents: sumCents, months }
}
