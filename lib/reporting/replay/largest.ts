import type { ReplayedDecision } from './replay-decisions'

const dollarsOf = ({ result }: ReplayedDecision): number =>
  result.kind === 'different' ? result.difference.dollarsCents : -1

/**
 * Keeps the largest differences of a replay by dollars, so many at most; of equal ones those that came first. What does
 * not differ is passed over.
 */
export function largest(most: number) {
  let kept: ReplayedDecision[] = []
  const sort = () => {
    kept = kept.sort((one, other) => dollarsOf(other) - dollarsOf(one)).slice(0, most)
  }
  return {
    offer(decision: ReplayedDecision): void {
      if (decision.result.kind !== 'different') return
      kept.push(decision)
      if (kept.length >= most * 2) sort()
    },
    sorted(): ReplayedDecision[] {
      sort()
      return kept
    },
  }
}
