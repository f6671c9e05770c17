import type { RulePolicies } from '@/lib/compliance/rules/policies'
import type { FindingOutcome } from '@/lib/compliance/rules/types'
import { formatDate } from '@/lib/kernel/calendar'
import type { DifferenceKind } from './compare-decisions'
import type { Reading } from './reading'

/** The kinds of difference, on screen and in files. */
export const DIFFERENCE_LABELS: Readonly<Record<DifferenceKind, string>> = {
  newly_blocked: 'Newly blocked',
  newly_review: 'Newly in review',
  newly_clear: 'Newly clear',
  counted: 'Different counted amount',
  findings: 'Different findings',
}

export const OUTCOME_LABELS: Readonly<Record<FindingOutcome, string>> = {
  clear: 'clear',
  review: 'review',
  blocked: 'blocked',
}

export const POLICY_LABELS: Readonly<Record<keyof RulePolicies, string>> = {
  duplicateWindowDays: 'window for duplicates, days',
  retryWindowDays: 'window for retries, days',
  rateTolerancePercent: 'rate off the saved rate, %',
  rateAgeDays: 'age of a saved rate, days',
  debitTolerancePercent: "the bank's debit off the saved rate, %",
  serviceFeeSharePercent: 'service fee in a debit, %',
  settlementTolerancePercent: 'debit off the entry at settlement, %',
  oneCapForGroup: 'one cap for a group',
}

/** Describes a reading as a list: `the law of 3 Mar 2025, one cap for the group`. */
export function describeReading({ day, rulesOfDay, oneGroupCap, allAgentFees, policies }: Reading): string {
  const policyTexts = Object.entries(policies).map(
    ([name, value]) => `${POLICY_LABELS[name as keyof RulePolicies]} ${value}`,
  )
  return [
    day === null
      ? 'current rules, lists, law and policies'
      : `${rulesOfDay ? 'rules, lists, law' : 'law'} and policies of ${formatDate(day)}`,
    ...(oneGroupCap ? ['one cap for the group'] : []),
    ...(allAgentFees ? ['all agent fees count'] : []),
    ...policyTexts,
  ].join(', ')
}

/**
 * Explains which headroom each decision is made again with; shown with every replay, because the headroom of a payment
 * depends on the payments before it.
 */
export function describeTaken({ oneGroupCap, allAgentFees }: Reading): string {
  const basis =
    'Each decision is made again with its original headroom: the amounts used, reserved and paid outside the ' +
    'authorization at that time.'
  const added = [
    ...(allAgentFees ? ['the agent fees of the entries that held headroom at that time'] : []),
    ...(oneGroupCap ? ['the amounts held at that time by the other companies of its current group'] : []),
  ]
  const extra = added.length > 0 ? ` Added: ${added.join(', and ')}.` : ''
  const group = oneGroupCap ? '' : ' The totals of groups of companies are those of the original decision.'
  const still =
    'An entry that held headroom at that time still holds it for later entries, whatever its new decision is.'
  return `${basis}${extra}${group} ${still}`
}
