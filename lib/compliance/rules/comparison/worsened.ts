import { byWorst, isWorse } from '@/lib/compliance/screening/outcomes'
import type { Finding, FindingOutcome, RuleName } from '../types'
import { inTodaysWording } from './reworded'

/** A rule whose answer is worse than before, or that doubts something else. */
export type WorsenedFinding = { rule: RuleName; title: string; before: string; now: string; outcome: FindingOutcome }

const doubtsOf = ({ doubt, message }: Finding): string[] => inTodaysWording(doubt ?? message).split('\n')

/** Whether everything that is in doubt now was in doubt when a person decided. */
function isDecidedOn(now: Finding, earlier: Finding): boolean {
  const decided = doubtsOf(earlier)
  return doubtsOf(now).every((doubt) => decided.includes(doubt))
}

/**
 * Returns what the rules find now and did not find when a person last decided: a worse outcome of a rule, or another
 * doubt of the same rule. A rule that was not asked then found nothing. Worst first. Pure; an empty list means that the
 * step may continue.
 */
export function worsenedFindings(before: readonly Finding[], now: readonly Finding[]): WorsenedFinding[] {
  return now
    .flatMap((finding): WorsenedFinding[] => {
      if (finding.outcome === 'clear') return []
      const earlier = before.find(({ rule }) => rule === finding.rule)
      const isWorsened = !earlier || isWorse(finding.outcome, earlier.outcome)
      if (!isWorsened && (isWorse(earlier.outcome, finding.outcome) || isDecidedOn(finding, earlier))) return []
      const { rule, title, message, outcome } = finding
      return [{ rule, title, before: earlier?.message ?? 'Not asked then.', now: message, outcome }]
    })
    .sort(byWorst)
}

/** Whether any rule has a different outcome than before, or cites a different source. */
export const answersDiffer = (before: readonly Finding[], now: readonly Finding[]): boolean =>
  now.some((finding) => {
    const earlier = before.find(({ rule }) => rule === finding.rule)
    return earlier?.outcome !== finding.outcome || earlier.citation.label !== finding.citation.label
  })
