import type { Law } from '@/lib/compliance/law/law'
import { annualCap, CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { determine } from '@/lib/compliance/rules/determine'
import { type Headroom, leftCents, takenCents } from '@/lib/compliance/rules/money/headroom'
import type { RulePolicies } from '@/lib/compliance/rules/policies'
import { fromStoredFindings } from '@/lib/compliance/rules/stored-finding'
import type { Context, Entry, FindingOutcome, RefusedDestination } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import { type Cents, formatUsd } from '@/lib/kernel/money'
import { asEntry, type EntrySubject } from '@/lib/ledger/payments/entry'
import type { ComparedDecision, ComparedFinding } from './compare-decisions'
import type { DecisionDocument, TakenBesides } from './decision-document'
import type { Reading } from './reading'

/** The law, policies and reading that decisions are made again under, read once for each replay. */
export type Environment = {
  reading: Reading
  /** The day of the law and the policies. */
  day: IsoDate
  law: Law
  policies: RulePolicies
  /** The reason why nothing can be replayed under this reading; null when it can. */
  notReplayed: string | null
}

export type DecidedAgain = { decision: ComparedDecision } | { notReplayed: string }

/** The stored decision. */
export function storedDecision(document: DecisionDocument): ComparedDecision {
  const { outcome, findings } = document.stored
  const countedCents = countedOf(document)
  return compared({
    outcome,
    findings: fromStoredFindings(findings),
    countedCents,
    headroom: document.headroom,
    alreadyPaid: document.input.alreadyPaid,
  })
}

/**
 * Makes a decision again: with the entry, its license, product, rates, earlier entries and headroom as they were when
 * the decision was made, and the law and policies of the environment. How users would have reacted to a different
 * decision is not guessed: an entry that held headroom at that time holds it here, with its amount under the reading,
 * and one that was refused holds none. Pure. Returns the reason when a fact of that time is not stored.
 */
export function decideAgain(
  document: DecisionDocument,
  { refused, besides }: { refused: RefusedDestination[]; besides: TakenBesides },
  environment: Environment,
): DecidedAgain {
  if (environment.notReplayed !== null) return { notReplayed: environment.notReplayed }
  const { license, product, input } = document
  if (license === 'missing') return { notReplayed: 'The state of its FSB license on that day is not stored.' }
  if (product === 'missing') return { notReplayed: 'The state of its product on that day is not stored.' }
  const { allAgentFees, oneGroupCap } = environment.reading
  const isAgent = input.payeeKind === 'agent'
  if (allAgentFees && isAgent && input.serviceFeeMinor !== null && input.serviceFeeCents === null)
    return { notReplayed: 'The service fee of its agent is not stored in US dollars.' }
  const entry: Entry = {
    ...asEntry(input, subjectThen(document)),
    ratedOn: document.recordedOn,
  }
  const { ownFeesCents, othersCents, groupName } = besides
  const headroom = { ...document.headroom, reservedCents: document.headroom.reservedCents + ownFeesCents }
  const context: Context = {
    today: document.madeOn,
    law: asKnownOn(document.madeOn, environment),
    headroom,
    groups: null,
    fsbLicense: license,
    product,
    earlierEntries: document.earlierEntries,
    refusedDestinations: refused,
    savedRates: document.savedRates,
    policies: environment.policies,
  }
  const countedCents = countedOf(document) + (allAgentFees && isAgent ? (input.serviceFeeCents ?? 0) : 0)
  const determination = determine(entry, context)
  const findings: ComparedFinding[] = determination.findings
    .filter(({ rule }) => rule !== 'group-cap')
    .map((finding) =>
      finding.rule === 'annual-cap' ? annualCap({ ...entry, amountCents: countedCents }, context) : finding,
    )
  const storedGroup = fromStoredFindings(document.stored.findings).filter(({ rule }) => rule === 'group-cap')
  // The amounts of the group are added up under that reading only; otherwise, and where the outcome is the same, the
  // stored finding is used.
  if (oneGroupCap && groupName !== null) {
    const group = groupCap(groupName, takenCents(headroom) + othersCents, countedCents)
    findings.push(...(storedGroup[0]?.outcome === group.outcome ? storedGroup : [group]))
  } else findings.push(...storedGroup)
  const outcome = worstOf(findings)
  return { decision: compared({ outcome, findings, countedCents, headroom, alreadyPaid: input.alreadyPaid }) }
}

/** The records of the entry as known when the decision was made. */
function subjectThen({ input, companyName, texts }: DecisionDocument): EntrySubject {
  const { companyAddress, companyCountry, applicant, manufacturer } = texts
  const company = { id: input.companyId, name: companyName, address: companyAddress, country: companyCountry }
  return { company, applicant, manufacturer }
}

/** State duty goes to the treasury and does not count toward the cap. */
const countedOf = ({ input }: DecisionDocument): Cents => (input.payeeKind === 'state_duty' ? 0 : input.amountCents)

/**
 * The law of the environment as of the day of a decision: what counsel had confirmed by the day of the reading counts
 * as confirmed, even if that was after the decision.
 */
function asKnownOn(madeOn: IsoDate, { law, day }: Environment): Law {
  const confirmations = law.confirmations
    .filter(({ confirmedOn }) => confirmedOn <= day)
    .map((one) => (one.confirmedOn <= madeOn ? one : { ...one, confirmedOn: madeOn }))
  return { ...law, confirmations }
}

/** One cap for the whole group (policy), inclusive to the cent. A payment that does not count cannot exceed it. */
function groupCap(name: string, takenByGroupCents: Cents, countedCents: Cents): ComparedFinding {
  const afterCents = takenByGroupCents + countedCents
  const message = `${name} would total ${formatUsd(afterCents)} of one cap of ${formatUsd(CAP_CENTS)}.`
  const isOver = afterCents > CAP_CENTS && countedCents > 0
  return { rule: 'group-cap', title: 'Group', outcome: isOver ? 'blocked' : 'clear', message }
}

const RANK: Readonly<Record<FindingOutcome, number>> = { clear: 0, review: 1, blocked: 2 }
const worstOf = (findings: readonly { outcome: FindingOutcome }[]): FindingOutcome =>
  findings.reduce<FindingOutcome>((worst, { outcome }) => (RANK[outcome] > RANK[worst] ? outcome : worst), 'clear')

/** A decision with the headroom left after it: a blocked payment uses none unless it was already paid. */
function compared({
  outcome,
  findings,
  countedCents,
  headroom,
  alreadyPaid,
}: {
  outcome: FindingOutcome
  findings: readonly ComparedFinding[]
  countedCents: Cents
  headroom: Headroom
  alreadyPaid: boolean
}): ComparedDecision {
  const takesCents = outcome === 'blocked' && !alreadyPaid ? 0 : countedCents
  return {
    outcome,
    countedCents,
    headroomAfterCents: Math.max(0, leftCents(headroom) - takesCents),
    findings: findings.map(({ rule, title, outcome: own, message }) => ({ rule, title, outcome: own, message })),
  }
}
