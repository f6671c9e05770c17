import type { RulePolicies } from '@/lib/compliance/rules/policies'
import type { FindingOutcome } from '@/lib/compliance/rules/types'
import { formatDate } from '@/lib/kernel/calendar'
import type { DifferenceKind } from './compare-decisions'
import type { Reading } from './reading'

/** A kind of difference in words, as it stands on screen and in files. */
export const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, string>> = {
  newly_blocked: 'Newly blocked',
  newly_review: 'Newly in review',
  newly_clear: 'Newly clear',
  counted: 'Counts otherwise',
  findings: 'Other findings',
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

/** What a reading is, in one sentence without its end: "the law of 3 Mar 2025, one cap for the group". */
export function describeReading({ day, rulesOfDay, oneGroupCap, allAgentFees, policies }: Reading): string {
  const policyWords = Object.entries(policies).map(
    ([name, value]) => `${POLICY_LABELS[name as keyof RulePolicies]} ${value}`,
  )
  return [
    day === null
      ? 'rules, lists, law and policies of today'
      : `${rulesOfDay ? 'rules, lists, law' : 'law'} and policies of ${formatDate(day)}`,
    ...(oneGroupCap ? ['one cap for the group'] : []),
    ...(allAgentFees ? ['all agent fees count'] : []),
    ...policyWords,
  ].join(', ')
}

/**
 * How what was already used is known, said wherever a replay is shown: the headroom of a payment rests on those before
 * it.
 */
export function describeTaken({ oneGroupCap, allAgentFees }: Reading): string {
  const told =
    'Each decision is made again with the headroom it was made with: what was used, reserved and outside the authorization at that instant.'
  const added = [
    ...(allAgentFees ? ['the agent fees of the entries that held headroom then'] : []),
    ...(oneGroupCap ? ['what the other companies of its group, as the group is now, held then'] : []),
  ]
  const extra = added.length > 0 ? ` Added to it: ${added.join(', and ')}.` : ''
  const group = oneGroupCap ? '' : ' What a group of companies came to stands as it was decided on.'
  return `${told}${extra}${group} An entry that held headroom then still holds it for those after it, whatever is answered about it here.`
}
