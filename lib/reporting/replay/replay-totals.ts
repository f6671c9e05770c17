import type { Cents } from '@/lib/kernel/money'
import { type DecisionDifference, DIFFERENCE_KINDS, type DifferenceKind } from './compare-decisions'

/** A number of payments, and the sum of their counted amounts in US cents. */
export type Tally = { count: number; cents: Cents }

/**
 * The totals of a replay. Every decision in its scope is in exactly one of `same`, `differing` and `notReplayed`.
 */
export type ReplayTotals = {
  asked: number
  same: Tally
  differing: Tally
  /** Those that differ, each in one kind. */
  kinds: Record<DifferenceKind, Tally>
  /** Those that differ with a stricter or a less strict outcome. */
  tightened: Tally
  loosened: Tally
  /** The differences of the counted amounts; a payment whose outcome differs as well is also in its kind. */
  countedMore: Tally
  countedLess: Tally
  /** By reason, in the order found. */
  notReplayed: { reason: string; count: number; cents: Cents }[]
}

/** The result of one decision: the same, different, or not replayed with the reason. */
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

/** Adds one result to the totals in place. */
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
