import type { FindingOutcome } from '@/lib/compliance/rules/types'
import type { Cents } from '@/lib/kernel/money'

/** One rule's answer, as far as two decisions are compared by it. */
export type ComparedFinding = { rule: string; title: string; outcome: FindingOutcome; message: string }

/** A decision as far as it is compared with another one of the same entry. Amounts are US cents. */
export type ComparedDecision = {
  outcome: FindingOutcome
  findings: readonly ComparedFinding[]
  /** What of the payment counts against the cap if it is let through. */
  countedCents: Cents
  /** What is left of the cap with the payment decided so; never negative. */
  headroomAfterCents: Cents
}

/** A rule that answers otherwise; null where it was not asked. */
export type FindingChange = {
  rule: string
  title: string
  before: Pick<ComparedFinding, 'outcome' | 'message'> | null
  after: Pick<ComparedFinding, 'outcome' | 'message'> | null
}

/** In what way a decision differs: by its outcome, else by what counts, else by its findings alone. */
export const DIFFERENCE_KINDS = ['newly_blocked', 'newly_review', 'newly_clear', 'counted', 'findings'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Whether the outcome became worse for the payment, better, or stayed. */
export type Direction = 'tightened' | 'loosened' | 'same_outcome'

export type DecisionDifference = {
  kind: DifferenceKind
  direction: Direction
  outcome: { before: FindingOutcome; after: FindingOutcome }
  countedCents: { before: Cents; after: Cents }
  /** What is left afterwards less what was left before; negative when there is less. */
  headroomEffectCents: Cents
  findings: FindingChange[]
  /**
   * What the difference is about: the payment where its outcome differs, else by how much its counted amount does.
   * Never negative.
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
 * What differs between two decisions of one entry; null when nothing does. A rule differs when its outcome does, or
 * when it is not clear and gives another reason. What a clear finding says, or whether a clear rule was asked at all,
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

/** The rules that answer otherwise, worst first: each rule once, whether it was asked on both sides or on one. */
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

function isSameFinding(before: ComparedFinding | null, after: ComparedFinding | null): boolean {
  const [was, is] = [before?.outcome ?? 'clear', after?.outcome ?? 'clear']
  return was === is && (is === 'clear' || before?.message === after?.message)
}
