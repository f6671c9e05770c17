import type { Law } from '@/lib/compliance/law/law'
import { BANDS, type Band } from '@/lib/compliance/rules/money/headroom'
import type { FsbLicenseKind, PayeeKind, ProductKind, RuleName } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import type { Compared, PayeeNames, Reviews, Sum, SummaryFigures, Totals } from '../summary-figures'
import type { Tallies } from '../tallies/read-tallies'
import { licensesOfYear } from './licenses-of-year'
import { type Projection, project } from './projection'

/** The sums of a year over its company-years. */
export function totalsOf(tallies: Tallies, year: number, highestCents: Cents): Totals {
  const of = (key: string) => tallies.sum(year, 'total', key).cents
  return {
    capCents: of('cap_cents'),
    usedCents: of('used_cents'),
    reservedCents: of('reserved_cents'),
    leftCents: of('left_cents'),
    blockedCents: of('blocked_cents'),
    violationCents: of('violation_cents'),
    paidCount: of('paid_count'),
    reservedCount: of('requested_count') + of('in_review_count') + of('approved_count'),
    blockedCount: of('blocked_count'),
    violationCount: of('violation_count'),
    companiesPaid: of('companies_paid'),
    companiesWithEntries: of('companies'),
    highestCents,
    ninetyFiveCount: of('ninety_five'),
    bands: Object.fromEntries(BANDS.map((band) => [band, of(band)])) as Record<Band, number>,
  }
}

const added = (sums: readonly Sum[]): Sum => ({
  count: sums.reduce((sum, { count }) => sum + count, 0),
  cents: sums.reduce((sum, { cents }) => sum + cents, 0),
})

/** The amount paid on the days of a year that match a condition. */
export const paidIn = (tallies: Tallies, year: number, matches: (day: IsoDate) => boolean): Sum =>
  added(tallies.rows(year, 'paid-day').filter(({ key }) => matches(key)))

const monthOf = (day: IsoDate): number => Number(day.slice(5, 7))

/** The amount paid under each general license in force in a year. */
export const licenseFigures = (tallies: Tallies, year: number, law: Law) =>
  licensesOfYear(year, law).map(({ license: { shortName, fullName, line }, inForce }) => ({
    shortName,
    fullName,
    line,
    inForce,
    ...tallies.sum(year, 'general-license', shortName),
  }))

/** The amounts paid: by month, kind of FSB license, payee and kind of product. */
export function paidFigures(tallies: Tallies, year: number) {
  const months = Array.from({ length: 12 }, (_, at) => {
    const inMonth = (day: IsoDate) => monthOf(day) === at + 1
    return {
      month: at + 1,
      paid: { ...paidIn(tallies, year, inMonth), before: paidIn(tallies, year - 1, inMonth) },
    }
  })
  return {
    months,
    kinds: tallies.split<FsbLicenseKind>('license-kind'),
    payees: tallies.split<PayeeKind>('payee-kind'),
    payeeNames: payeeNames(tallies, year),
    productKinds: tallies.split<ProductKind | 'none'>('product-kind'),
  }
}

function payeeNames(tallies: Tallies, year: number): PayeeNames {
  const named = tallies.split<string>('payee-name').map(({ key, ...sums }) => ({ name: key, ...sums }))
  const minus = (all: Sum, some: Sum): Sum => ({ count: all.count - some.count, cents: all.cents - some.cents })
  const everyDay = () => true
  return {
    named,
    others: {
      ...minus(paidIn(tallies, year, everyDay), added(named)),
      before: minus(paidIn(tallies, year - 1, everyDay), added(named.map(({ before }) => before))),
    },
  }
}

/** The entries that were blocked, reviewed, near misses or late. */
export function conductFigures(tallies: Tallies, year: number) {
  const { compared } = tallies
  return {
    blocked: tallies
      .split<RuleName>('rule')
      .map(({ key, ...sums }) => ({ rule: key, ...sums }))
      .sort((one, other) => other.cents - one.cents || other.count - one.count || (one.rule < other.rule ? -1 : 1)),
    reviews: reviewsOf(tallies, year),
    reviewsBefore: reviewsOf(tallies, year - 1),
    nearMisses: { within: compared('near', 'within'), over: compared('near', 'over') },
    late: { afterPayment: compared('late', 'after_payment'), afterYear: compared('late', 'after_year') },
  } satisfies Partial<SummaryFigures>
}

/** For an even number of waits the median is the shorter of the middle two. */
function reviewsOf(tallies: Tallies, year: number): Reviews {
  const count = (key: string) => tallies.sum(year, 'review', key).count
  const waits = tallies
    .rows(year, 'review-minutes')
    .map(({ key, count: of }) => ({ minutes: Number(key), of }))
    .sort((one, other) => one.minutes - other.minutes)
  const decided = waits.reduce((sum, { of }) => sum + of, 0)
  let counted = 0
  const median = waits.find(({ of }) => {
    counted += of
    return counted * 2 >= decided
  })
  return {
    all: count('open') + count('cleared') + count('refused'),
    open: count('open'),
    cleared: count('cleared'),
    refused: count('refused'),
    waitedLong: count('waited'),
    medianMinutes: median?.minutes ?? null,
    longestMinutes: waits.at(-1)?.minutes ?? null,
  }
}

/** The number of corrections; their rows are read separately. */
export const correctionCounts = ({ compared }: Tallies): { voided: Compared; anew: Compared } => ({
  voided: compared('correction', 'voided'),
  anew: compared('correction', 'anew'),
})

/** The projection of the current year from a day on. `sameDay` is that day in the year before. */
export function projectionOf(
  tallies: Tallies,
  year: number,
  { lastDay, sameDay }: { lastDay: IsoDate; sameDay: IsoDate },
): Projection {
  const current = monthOf(lastDay)
  const reserved = tallies.rows(year, 'reserved-month')
  const toCome = Array.from({ length: 13 - current }, (_, at) => {
    const month = current + at
    const isReserved = (of: number) => of === month || (month === current && of < month)
    const before = paidIn(tallies, year - 1, (day) => monthOf(day) === month && day > sameDay)
    return {
      month,
      reservedCents: added(reserved.filter(({ key }) => isReserved(Number(key)))).cents,
      paidBeforeCents: before.cents,
    }
  })
  return project(tallies.sum(year, 'total', 'used_cents').cents, toCome)
}
