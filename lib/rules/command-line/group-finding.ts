import { type Cents, formatUsd } from '@/lib/money'
import { CAP_CENTS } from '../annual-cap'
import type { FindingOutcome } from '../types'
import type { EntryLine } from './entry-schema'

type GroupFinding = { rule: 'group'; outcome: FindingOutcome; message: string; citation: string }

const answer = (outcome: FindingOutcome, message: string): GroupFinding => ({
  rule: 'group',
  outcome,
  message,
  citation: 'The cap counts per company; one cap for a group is a policy',
})

/**
 * What the group of a company adds (policy): over one cap it warns, and where one cap holds for the whole group it blocks. Inclusive to
 * the cent. A group that nobody spoke of, or whose total, policy or payment is not known, is a review; null is the answer that there is none.
 */
export function groupFinding({ company }: EntryLine, countedCents: Cents | null): GroupFinding {
  const group = company?.group
  if (group === null) return answer('clear', 'The company is in no group.')
  if (group === undefined) return answer('review', 'Not known: company.group.')
  const { totalCents, oneCap } = group
  const name = group.name?.trim() || 'The group'
  if (totalCents === undefined) return answer('review', 'Not known: company.group.totalCents.')
  const afterCents = totalCents + (countedCents ?? 0)
  const total = `${name} comes to ${formatUsd(afterCents)} of one cap of ${formatUsd(CAP_CENTS)}`
  // Nothing counted adds nothing: a group that is over the cap already is not made worse by it.
  const isOver = afterCents > CAP_CENTS && countedCents !== 0
  if (isOver && oneCap === true) return answer('blocked', `${total}, and one cap holds for the whole group.`)
  const missing = [
    ...(oneCap === undefined ? ['company.group.oneCap'] : []),
    ...(countedCents === null ? ['what counts of this payment'] : []),
  ]
  if (missing.length > 0) return answer('review', `Not known: ${missing.join(', ')}. ${total}.`)
  if (isOver) return answer('review', `${total}. Each company has a cap of its own.`)
  return answer('clear', `${total}.`)
}
