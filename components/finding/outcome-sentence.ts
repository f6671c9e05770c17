import type { Finding, FindingOutcome } from '@/lib/compliance/rules/types'
import { countInWords, numberWord, sentence } from '@/lib/compliance/rules/words'

const rules = (count: number): string => countInWords(count, 'rule')

const RANK: Record<FindingOutcome, number> = { blocked: 0, review: 1, clear: 2 }

/** Blocked findings first, then review, then clear; within one outcome the order of the rules stays. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((one, other) => RANK[one.outcome] - RANK[other.outcome])

/**
 * The outcome of a determination in one line: "Blocked by one rule of three", "Two rules of three ask for a review",
 * "Clear by all three rules"; "Two rules of four are clear" while the others wait for fields.
 */
export function outcomeTitle(findings: readonly Finding[], waitingCount = 0): string {
  const count = (outcome: FindingOutcome) => findings.filter((finding) => finding.outcome === outcome).length
  const all = numberWord(findings.length)
  if (count('blocked') > 0) return `Blocked by ${rules(count('blocked'))} of ${all}`
  const reviews = count('review')
  if (reviews > 0) return `${sentence(rules(reviews))} of ${all} ${reviews === 1 ? 'asks' : 'ask'} for a review`
  if (waitingCount === 0) return `Clear by all ${rules(findings.length)}`
  const asked = `${sentence(rules(findings.length))} of ${numberWord(findings.length + waitingCount)}`
  return `${asked} ${findings.length === 1 ? 'is' : 'are'} clear`
}

/** What the outcome means for the entry: the message of the worst finding, and how many rules ask for a review. */
export function outcomeDescription(findings: readonly Finding[], waitingCount = 0): string {
  const sorted = worstFirst(findings)
  const worst = sorted[0]
  if (!worst || worst.outcome === 'clear') {
    if (waitingCount > 0) {
      const rulesWait = waitingCount === 1 ? 'rule waits' : 'rules wait'
      return `${sentence(numberWord(waitingCount))} more ${rulesWait} for empty fields.`
    }
    return 'It can be requested. A second person approves it before money moves.'
  }
  if (worst.outcome === 'review') {
    return `${worst.message} It is recorded for review and its amount is reserved until a person decides.`
  }
  const reviews = findings.filter((finding) => finding.outcome === 'review').length
  const also =
    reviews === 0
      ? ''
      : ` ${sentence(numberWord(reviews))} more ${reviews === 1 ? 'rule asks' : 'rules ask'} for a review.`
  return `${worst.message} This entry cannot be approved by anyone.${also}`
}
