import type { Cents } from '@/lib/kernel/money'

/** How the current year might end, by a stated method. A projection, never a fact. */
export type Projection = { endCents: Cents; months: { month: number; sumCents: Cents }[] }

/** How the projection is calculated; stated wherever it is shown. */
export const PROJECTION_METHOD =
  'Projected, not a fact: the amount used plus, for each remaining month, the larger of the amount reserved with a ' +
  'payment date in that month and the amount paid on the same days of the year before. ' +
  'Reserved amounts whose payment date has passed count in the current month'

/**
 * One remaining month: the amount reserved in it, and the amount paid in it last year after the day of the year reached
 * so far.
 */
export type MonthToCome = { month: number; reservedCents: Cents; paidBeforeCents: Cents }

/**
 * Adds the remaining months to the amount used. The first is the current one; of last year, only the days after today
 * count in it. All amounts are US cents.
 */
export function project(usedCents: Cents, toCome: readonly MonthToCome[]): Projection {
  let sumCents = usedCents
  const months = toCome.map(({ month, reservedCents, paidBeforeCents }) => {
    sumCents += Math.max(reservedCents, paidBeforeCents)
    return { month, sumCents }
  })
  return { endCents: sumCents, months }
}
