import type { Cents } from '@/lib/kernel/money'
import { type DecisionDifference, DIFFERENCE_KINDS, type DifferenceKind } from './compare-decisions'

/** How many payments, and their counted amounts together in US cents. */
export type Tally = { count: number; cents: Cents }

/**
 * What a replay comes to. Every payment asked about is in `same`, `differing` or `notReplayed`, and in one of them
 * alone.
 */
export type ReplayTotals = {
  asked: number
  same: Tally
  differing: Tally
  /** Of those that differ: each in the one kind it differs by. */
  kinds: Record<DifferenceKind, Tally>
  /** Of those that differ: a worse or a better outcome, whatever it is now. */
  tightened: Tally
  loosened: Tally
  /** By how much the counted amounts differ; a payment whose outcome differs too is in both this and its kind. */
  countedMore: Tally
  countedLess: Tally
  /** By reason, the first met first. */
  notReplayed: { reason: string; count: number; cents: Cents }[]
}

/** One payment of a replay: the same, different, or not replayed with the reason; never one for another. */
export type ReplayResult =
  | { kind: 'same'; countedCents: Cents }
  | { kind: 'different'; difference: DecisionDifference }
  | { kind: 'not_replayed'; reason: string; countedCents: Cents }

const none = (): Tally => ({ count: 0, cents: 0 })

export const emptyTotals = (): ReplayTotals => ({
  asked: 0,
  same: none(),
  differing: none(),
  kinds: Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, none()])) as Record<DifferenceKind, Tally>,
  tightened: none(),
  loosened: none(),
  countedMore: none(),
  countedLess: none(),
  notReplayed: [],
})

/** Adds one payment to the totals, in place: they are kept over any number of payments. */
export function addToTotals(totals: ReplayTotals, result: ReplayResult): void {
  totals.asked += 1
  if (result.kind === 'same') add(totals.same, result.countedCents)
  else if (result.kind === 'not_replayed') add(reasonIn(totals, result.reason), result.countedCents)
  else addDifference(totals, result.difference)
}

function reasonIn({ notReplayed }: ReplayTotals, reason: string): Tally {
  const known = notReplayed.find((one) => one.reason === reason)
  if (known) return known
  const added = { reason, ...none() }
  notReplayed.push(added)
  return added
}

function addDifference(totals: ReplayTotals, difference: DecisionDifference): void {
  const { kind, direction, dollarsCents, countedCents } = difference
  add(totals.differing, dollarsCents)
  add(totals.kinds[kind], dollarsCents)
  if (direction !== 'same_outcome') add(totals[direction], dollarsCents)
  const by = countedCents.after - countedCents.before
  if (by !== 0) add(by > 0 ? totals.countedMore : totals.countedLess, Math.abs(by))
}

function add(tally: Tally, cents: Cents): void {
  tally.count += 1
  tally.cents += cents
}
