import { inTodaysWording } from '@/lib/compliance/rules/comparison/reworded'
import type { FindingOutcome } from '@/lib/compliance/rules/types'
import type { Cents } from '@/lib/kernel/money'

/** The part of a rule's finding that decisions are compared by. */
export type ComparedFinding = { rule: string; title: string; outcome: FindingOutcome; message: string }

/** The part of a decision that is compared with another decision about the same entry. Amounts are US cents. */
export type ComparedDecision = {
  outcome: FindingOutcome
  findings: readonly ComparedFinding[]
  /** The amount that counts toward the cap if the payment is allowed. */
  countedCents: Cents
  /** The headroom left after this decision; never negative. */
  headroomAfterCents: Cents
}

/** A rule with a different finding; null where the rule was not applied. */
export type FindingChange = {
  rule: string
  title: string
  before: Pick<ComparedFinding, 'outcome' | 'message'> | null
  after: Pick<ComparedFinding, 'outcome' | 'message'> | null
}

/** How a decision differs: by its outcome, otherwise by the counted amount, otherwise by its findings only. */
export const DIFFERENCE_KINDS = ['newly_blocked', 'newly_review', 'newly_clear', 'counted', 'findings'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Whether the outcome became stricter, became less strict, or stayed the same. */
export type Direction = 'tightened' | 'loosened' | 'same_outcome'

export type DecisionDifference = {
  kind: DifferenceKind
  direction: Direction
  outcome: { before: FindingOutcome; after: FindingOutcome }
  countedCents: { before: Cents; after: Cents }
  /** The headroom left after the new decision minus that after the old one; negative when there is less. */
  headroomEffectCents: Cents
  findings: FindingChange[]
  /**
   * The size of the difference: the amount of the payment where its outcome differs, otherwise the difference of the
   * counted amounts. Never negative.
   */
  dollarsCents: Cents
}

const RANK: Readonly<Record<FindingOutcome, number>> = { clear: 0, review: 1, blocked: 2 }
const KIND_OF: Readonly<Record<FindingOutcome, DifferenceKind>> = {
  blocked: 'newly_blocked',
  review: 'newly_review',
  clear: 'newly_clear',
}

/**
 * Compares two decisions about one entry; null when they do not differ. A rule differs when its outcome does, or when
 * it is not clear and its message differs. The message of a clear finding, or whether a clear rule was applied at all,
 * makes no difference. Pure.
 */
export function compareDecisions(before: ComparedDecision, after: ComparedDecision): DecisionDifference | null {
  const findings = changedFindings(before.findings, after.findings)
  const isSameOutcome = before.outcome === after.outcome
  const countedBy = Math.abs(after.countedCents - before.countedCents)
  if (isSameOutcome && countedBy === 0 && findings.length === 0) return null
  return {
    kind: isSameOutcome ? (countedBy > 0 ? 'counted' : 'findings') : KIND_OF[after.outcome],
    direction: directionOf(before.outcome, after.outcome),
    outcome: { before: before.outcome, after: after.outcome },
    countedCents: { before: before.countedCents, after: after.countedCents },
    headroomEffectCents: after.headroomAfterCents - before.headroomAfterCents,
    findings,
    dollarsCents: isSameOutcome ? countedBy : Math.max(before.countedCents, after.countedCents),
  }
}

function directionOf(before: FindingOutcome, after: FindingOutcome): Direction {
  if (RANK[after] === RANK[before]) return 'same_outcome'
  return RANK[after] > RANK[before] ? 'tightened' : 'loosened'
}

/** The rules with different findings, worst first: each rule once, whether it was applied on both sides or on one. */
function changedFindings(before: readonly ComparedFinding[], after: readonly ComparedFinding[]): FindingChange[] {
  const rules = [...new Set([...after, ...before].map(({ rule }) => rule))]
  const changes = rules.flatMap((rule): FindingChange[] => {
    const was = before.find((finding) => finding.rule === rule) ?? null
    const is = after.find((finding) => finding.rule === rule) ?? null
    if (isSameFinding(was, is)) return []
    const title = is?.title ?? was?.title ?? rule
    return [{ rule, title, before: was && answerOf(was), after: is && answerOf(is) }]
  })
  const worst = ({ before: was, after: is }: FindingChange) =>
    Math.max(RANK[was?.outcome ?? 'clear'], RANK[is?.outcome ?? 'clear'])
  return changes.sort((one, other) => worst(other) - worst(one))
}

const answerOf = ({ outcome, message }: ComparedFinding) => ({ outcome, message })

/** A message that was only reworded since gives the same reason. */
const wordingOf = (finding: ComparedFinding | null) => finding && inTodaysWording(finding.message)

function isSameFinding(before: ComparedFinding | null, after: ComparedFinding | null): boolean {
  const [was, is] = [before?.outcome ?? 'clear', after?.outcome ?? 'clear']
  return was === is && (is === 'clear' || wordingOf(before) === wordingOf(after))
}
