import type { Cents } from '@/lib/kernel/money'
import { GROUP_CITATION, groupConsequence, groupStanding } from '../group-cap'
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
 * What the group of a company adds, by the rule that records a payment (group-cap.ts). A group that nobody spoke of, or
 * whose total, policy or payment is not known, is a review; null is the answer that there is none.
 */
export function groupFinding({ company }: EntryLine, countedCents: Cents | null): GroupFinding {
  const group = company?.group
  if (group === null) return answer('clear', 'The company is in no group.')
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
