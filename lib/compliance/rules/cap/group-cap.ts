import { byWorst } from '@/lib/compliance/screening/outcomes'
import { yearOf } from '@/lib/kernel/calendar'
import { type Cents, formatUsd } from '@/lib/kernel/money'
import type { Context, Entry, Finding, FindingOutcome, GroupYear } from '../types'
import { CAP_CENTS } from './annual-cap'

/** The label is the whole citation: the general licenses do not mention groups. */
export const GROUP_CITATION = {
  label: 'The cap counts per company; one cap for a group is a policy',
  policy: true,
} as const

/** Companies named in a finding; the others are counted. */
const NAMED = 6

/**
 * A group's total with a payment, in US cents. Null while the counted part of the payment is not known: then only what
 * the group has taken is reported.
 */
export function groupStanding(
  { name, totalCents, oneCap }: { name: string; totalCents: Cents; oneCap: boolean },
  amountCents: Cents | null,
): { outcome: FindingOutcome; total: string; afterCents: Cents } {
  const afterCents = totalCents + (amountCents ?? 0)
  const total = `${name} comes to ${formatUsd(afterCents)} of one cap of ${formatUsd(CAP_CENTS)}`
  // A payment that counts nothing does not make a group worse that is over the cap already.
  const isOver = afterCents > CAP_CENTS && amountCents !== 0
  return { outcome: isOver ? (oneCap ? 'blocked' : 'review') : 'clear', total, afterCents }
}

/** What follows from the policy, as the end of the sentence that `total` begins. */
export const groupConsequence = (oneCap: boolean): string =>
  oneCap ? ', and one cap holds for the whole group.' : '. Each company has a cap of its own.'

/**
 * What the companies of a group pay to the FSB in a calendar year exceeds one cap: a review, since the cap applies per
 * company (Treasury's explanation) and no source states whether affiliates share it; blocked while the policy is that
 * one cap applies to the whole group. Inclusive to the cent. Counted are used, reserved and the fees of apparent
 * violations of every company that was a member on any day of the year, and this payment; a payment that counts nothing
 * adds nothing.
 */
export function groupCap(entry: Entry, { groups }: Context): Finding {
  const finding = { rule: 'group-cap' as const, title: 'Group', citation: GROUP_CITATION, facts: [] }
  if (groups === null)
    return { ...finding, outcome: 'review', message: 'It is not known whether the company is in a group.' }
  const year = yearOf(entry.paymentDate)
  const amountCents = entry.payee.kind === 'state_duty' ? 0 : entry.amountCents
  const [worst] = groups
    .map((group) => ({ group, ...groupStanding(group, amountCents) }))
    .sort((one, other) => byWorst(one, other) || other.afterCents - one.afterCents)
  if (!worst) return { ...finding, outcome: 'clear', message: `${entry.company.name} is not in a group in ${year}.` }
  const { group, outcome, total, afterCents } = worst
  const facts = factsOf(group, amountCents, afterCents)
  if (outcome === 'clear') return { ...finding, facts, outcome, message: `${total} in ${year}.` }
  return {
    ...finding,
    facts,
    outcome,
    message: `${total}: ${namedMembers(group, amountCents)}${groupConsequence(group.oneCap)}`,
    // The total changes with every payment of the group; the decision was about this group exceeding the cap.
    doubt: `${group.name} passes one cap in ${year}.`,
    nextStep: group.oneCap
      ? `Lower it to what the group has left, or plan it for ${year + 1}.`
      : 'A manager decides. Whether affiliates share one cap is to be confirmed by counsel.',
  }
}

function namedMembers({ members }: GroupYear, amountCents: Cents): string {
  const paying = members.filter(({ takenCents }) => takenCents > 0)
  const named = paying.slice(0, NAMED).map(({ name, takenCents }) => `${name} ${formatUsd(takenCents)}`)
  const more = paying.length > NAMED ? [`${paying.length - NAMED} more`] : []
  return [...named, ...more, `this payment ${formatUsd(amountCents)}`].join(', ')
}

function factsOf(group: GroupYear, amountCents: Cents, afterCents: Cents): Finding['facts'] {
  const leftCents = CAP_CENTS - afterCents
  return [
    { label: 'Group', value: group.name },
    ...group.members.slice(0, NAMED).map(({ name, takenCents }) => ({ label: name, value: formatUsd(takenCents) })),
    { label: 'This payment', value: formatUsd(amountCents) },
    leftCents >= 0
      ? { label: 'Left of one cap', value: formatUsd(leftCents) }
      : { label: 'Over one cap', value: formatUsd(-leftCents) },
  ]
}
