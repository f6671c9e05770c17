/**
 * The amounts that the companies of the overview had paid by 23 November: used in cents, the number of payments, and
 * the days since the last one. `bound`: the figure applies on every day of the year, because the company represents a
 * band of the headroom; the others have paid less earlier in the year.
 */
export const CURRENT_FIGURES: readonly {
  company: string
  usedCents: number
  count: number
  lastDaysAgo: number
  bound?: true
}[] = [
  { company: 'Kestrel', usedCents: 465_000, count: 14, lastDaysAgo: 11, bound: true },
  { company: 'Larkfield', usedCents: 375_000, count: 11, lastDaysAgo: 3, bound: true },
  // 1,112.40 more is paid after the refused entry of seven days ago.
  { company: 'Tessaly Networks', usedCents: 350_000, count: 7, lastDaysAgo: 20, bound: true },
  { company: 'Brightwater Mobile', usedCents: 298_000, count: 10, lastDaysAgo: 4, bound: true },
  // 750.45 more follows the voided entry.
  { company: 'Orrin', usedCents: 333_770, count: 6, lastDaysAgo: 26, bound: true },
  // One of them is the permit of 62,400 rubles.
  { company: 'Palisade Audio', usedCents: 321_480, count: 8, lastDaysAgo: 6 },
  { company: 'Corvane', usedCents: 263_000, count: 6, lastDaysAgo: 45 },
  // 148.33 more is the payment with a request to void.
  { company: 'Halden', usedCents: 195_700, count: 6, lastDaysAgo: 14 },
  { company: 'Ambry', usedCents: 124_000, count: 4, lastDaysAgo: 7 },
  { company: 'Quillon', usedCents: 96_275, count: 3, lastDaysAgo: 62 },
  { company: 'Mirova', usedCents: 71_040, count: 5, lastDaysAgo: 30 },
]

/** The other companies together, by 23 November. */
export const OTHERS_CENTS = 5_040_000
export const OTHERS_COUNT = 198
