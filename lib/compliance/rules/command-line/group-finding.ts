import type { Cents } from '@/lib/kernel/money'
import { GROUP_CITATION, groupConsequence, groupStanding } from '../cap/group-cap'
import type { FindingOutcome } from '../types'
import type { EntryLine } from './entry-schema'

type GroupFinding = { rule: 'group'; outcome: FindingOutcome; message: string; citation: string }

const answer = (outcome: FindingOutcome, message: string): GroupFinding => ({
  rule: 'group',
  outcome,
  message,
  citation: GROUP_CITATION.label,
})

/**
 * The finding on the company's group, by the rule that records a payment (group-cap.ts). A group that is not stated, or
 * whose total, policy or payment is not known, is a review; null means that there is no group.
 */
export function groupFinding({ company }: EntryLine, countedCents: Cents | null): GroupFinding {
  const group = company?.group
  if (group === null) return answer('clear', 'The company is not in a group.')
  if (group === undefined) return answer('review', 'Not known: company.group.')
  const { totalCents, oneCap } = group
  if (totalCents === undefined) return answer('review', 'Not known: company.group.totalCents.')
  const named = { name: group.name?.trim() || 'The group', totalCents, oneCap: oneCap === true }
  const { outcome, total } = groupStanding(named, countedCents)
  if (outcome === 'blocked') return answer('blocked', `${total}${groupConsequence(true)}`)
  const missing = [
    ...(oneCap === undefined ? ['company.group.oneCap'] : []),
    ...(countedCents === null ? ['what counts of this payment'] : []),
  ]
  if (missing.length > 0) return answer('review', `Not known: ${missing.join(', ')}. ${total}.`)
  return answer(outcome, outcome === 'review' ? `${total}${groupConsequence(false)}` : `${total}.`)
}
