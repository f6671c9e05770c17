import type { SummaryMonth } from '@/lib/reporting/yearly-summary/summary-figures'

/**
 * The twelve months of a year with what was paid in some of them, in the year and in the one before, one payment each.
 */
export const paidMonths = (paid: Readonly<Record<number, readonly [cents: number, before: number]>>): SummaryMonth[] =>
  Array.from({ length: 12 }, (_, at) => {
    const [cents, before] = paid[at + 1] ?? [0, 0]
    const sum = (of: number) => ({ count: of > 0 ? 1 : 0, cents: of })
    return { month: at + 1, paid: { ...sum(cents), before: sum(before) } }
  })
