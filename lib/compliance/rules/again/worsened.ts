import { byWorst, isWorse } from '@/lib/compliance/screening/outcomes'
import type { Finding, FindingOutcome, RuleName } from '../types'

/** A rule that answers worse than it did, or doubts something else than it did. */
export type WorsenedFinding = { rule: RuleName; title: string; before: string; now: string; outcome: FindingOutcome }

const doubtsOf = ({ doubt, says }: Finding): string[] => (doubt ?? says).split('\n')

/** Whether everything that is doubted now was doubted when somebody decided. */
function isDecidedOn(now: Finding, earlier: Finding): boolean {
  const decided = doubtsOf(earlier)
  return doubtsOf(now).every((doubt) => decided.includes(doubt))
}

/**
 * What the rules find now that they did not find when somebody last decided: a worse outcome of a rule, or another
 * doubt of the same rule. A rule that was not asked then had found nothing. Worst first. Pure; an empty list means that
 * the step may go on.
 */
export function worsenedFindings(before: readonly Finding[], now: readonly Finding[]): WorsenedFinding[] {
  return now
    .flatMap((finding): WorsenedFinding[] => {
      if (finding.outcome === 'clear') return []
      const earlier = before.find(({ rule }) => rule === finding.rule)
      const isWorsened = !earlier || isWorse(finding.outcome, earlier.outcome)
      if (!isWorsened && (isWorse(earlier.outcome, finding.outcome) || isDecidedOn(finding, earlier))) return []
      const { rule, title, says, outcome } = finding
      return [{ rule, title, before: earlier?.says ?? 'Not asked then.', now: says, outcome }]
    })
    .sort(byWorst)
}

/** Whether a rule has another outcome than it had, or rests on another source. */
export const answersOtherwise = (before: readonly Finding[], now: readonly Finding[]): boolean =>
  now.some((finding) => {
    const earlier = before.find(({ rule }) => rule === finding.rule)
    return earlier?.outcome !== finding.outcome || earlier.citation.label !== finding.citation.label
  })
