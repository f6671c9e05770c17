import type { ScreeningOutcome } from './types'

const BADNESS: Readonly<Record<ScreeningOutcome, number>> = { clear: 0, review: 1, blocked: 2 }

/** Whether one outcome is worse than another: blocked is worse than review, and review than clear. */
export const isWorse = (one: ScreeningOutcome, other: ScreeningOutcome): boolean => BADNESS[one] > BADNESS[other]

/** Orders whatever has an outcome, the worst first. */
export const byWorst = (one: { outcome: ScreeningOutcome }, other: { outcome: ScreeningOutcome }): number =>
  BADNESS[other.outcome] - BADNESS[one.outcome]

/** The worst of some outcomes; clear of none. */
export const worstOf = (outcomes: readonly ScreeningOutcome[]): ScreeningOutcome =>
  outcomes.reduce<ScreeningOutcome>((worst, one) => (isWorse(one, worst) ? one : worst), 'clear')
