import type { Finding, FindingOutcome } from '@/lib/compliance/rules/types'
import { countOf, numberWord, sentence } from '@/lib/compliance/rules/words'

const rules = (count: number): string => countOf(count, 'rule')

const RANK: Record<FindingOutcome, number> = { blocked: 0, review: 1, clear: 2 }

/** Blocked findings first, then review, then clear; within one outcome the order of the rules stays. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((one, other) => RANK[one.outcome] - RANK[other.outcome])

/**
 * The outcome of a determination in one line: "Blocked by one rule of seven", "Two rules of eight ask for a review",
 * "Clear by all eight rules"; "Clear so far" while other rules wait for fields.
 */
export function outcomeTitle(findings: readonly Finding[], waitingCount = 0): string {
  const count = (outcome: FindingOutcome) => findings.filter((finding) => finding.outcome === outcome).length
  const all = numberWord(findings.length)
  if (count('blocked') > 0) return `Blocked by ${rules(count('blocked'))} of ${all}`
  const reviews = count('review')
  if (reviews > 0) return `${sentence(rules(reviews))} of ${all} ${reviews === 1 ? 'asks' : 'ask'} for a review`
  return waitingCount > 0 ? 'Clear so far' : `Clear by all ${rules(findings.length)}`
}

/** What the outcome means for the entry: the worst finding's own sentence, and what else asks for a look. */
export function outcomeSays(findings: readonly Finding[], waitingCount = 0): string {
  const sorted = worstFirst(findings)
  const worst = sorted[0]
  if (!worst || worst.outcome === 'clear') {
    if (waitingCount > 0)
      return `${sentence(rules(waitingCount))} more ${waitingCount === 1 ? 'waits' : 'wait'} for fields that are empty.`
    return 'It can be requested. A second person approves it before money moves.'
  }
  if (worst.outcome === 'review') {
    return `${worst.says} It is recorded for review and its amount is reserved until a person decides.`
  }
  const reviews = findings.filter((finding) => finding.outcome === 'review').length
  const also =
    reviews === 0
      ? ''
      : ` ${sentence(numberWord(reviews))} more ${reviews === 1 ? 'rule asks' : 'rules ask'} for a review.`
  return `${worst.says} This entry cannot be approved by anyone.${also}`
}
