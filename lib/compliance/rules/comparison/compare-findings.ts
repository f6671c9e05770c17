import { byWorst } from '@/lib/compliance/screening/outcomes'
import type { Finding, FindingOutcome, RuleName } from '../types'
import { inTodaysWording } from './reworded'

/** The answer of one rule: its outcome and its message. */
export type RuleAnswer = { outcome: FindingOutcome; message: string }

/** One rule in two determinations; null where it was not asked. */
export type ComparedRule = {
  rule: RuleName
  title: string
  before: RuleAnswer | null
  now: RuleAnswer | null
  hasChanged: boolean
}

const answerOf = (finding: Finding | undefined): RuleAnswer | null =>
  finding ? { outcome: finding.outcome, message: finding.message } : null

const wordingOf = (answer: RuleAnswer | null) => answer && inTodaysWording(answer.message)

const outcomeOf = ({ now, before }: ComparedRule) => ({ outcome: (now ?? before)?.outcome ?? 'clear' })

/**
 * Two determinations of one payment rule by rule: every rule that either of them asked, what changed first, then worst
 * first. An answer has changed when its outcome or its message has; a message that was only reworded has not. Pure.
 */
export function compareFindings(before: readonly Finding[], now: readonly Finding[]): ComparedRule[] {
  const later = new Map(now.map((finding) => [finding.rule, finding]))
  const earlier = new Map(before.map((finding) => [finding.rule, finding]))
  return [...new Map([...earlier, ...later]).values()]
    .map(({ rule, title }): ComparedRule => {
      const [was, is] = [answerOf(earlier.get(rule)), answerOf(later.get(rule))]
      return {
        rule,
        title,
        before: was,
        now: is,
        hasChanged: was?.outcome !== is?.outcome || wordingOf(was) !== wordingOf(is),
      }
    })
    .sort(
      (one, other) => Number(other.hasChanged) - Number(one.hasChanged) || byWorst(outcomeOf(one), outcomeOf(other)),
    )
}
