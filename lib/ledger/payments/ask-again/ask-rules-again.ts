import 'server-only'
import { type WorsenedFinding, worsenedFindings } from '@/lib/compliance/rules/comparison/worsened'
import { determine } from '@/lib/compliance/rules/determine'
import { storedFinding } from '@/lib/compliance/rules/stored-finding'
import type { Determination, GroupYear, PaymentState } from '@/lib/compliance/rules/types'
import type { Transaction } from '@/lib/database/db'
import { dateIn } from '@/lib/kernel/calendar'
import { asEntry } from '../entry'
import type { PaymentInput } from '../form/payment-schema'
import { readContext, readOrganisation, subjectOf } from '../read-context'
import type { StoredPayment } from './stored-input'

/** The steps at which the rules are asked again; the database uses the same names. */
export type AskedAtStep = 'approve' | 'clear_review' | 'mark_paid' | 'background'

/** The determination on the current facts, and its findings that are worse than those last decided on. */
export type AskedAgain = {
  determination: Determination
  worsened: WorsenedFinding[]
  factsVersion: string | null
  /** The determination as the ledger's functions take it. */
  ledgerDetermination: object
}

const RESERVES: readonly PaymentState[] = ['requested', 'in_review', 'approved']

/**
 * Asks the rules again about a stored payment, on the current facts: its license, classification, destinations, rates
 * and headroom, without its own reservation. `changes` are corrections from a later document, such as the date of the
 * debit. Writes nothing.
 */
export async function askRulesAgain(
  payment: StoredPayment,
  step: AskedAtStep,
  { changes = {}, client }: { changes?: Partial<PaymentInput>; client?: Transaction } = {},
): Promise<AskedAgain> {
  const input = { ...payment.input, ...changes }
  const { context, records, factsVersion } = await readContext(input, { exceptId: payment.id, client })
  const { headroom } = context
  const ownCents = RESERVES.includes(payment.state) && sameYear(input, payment) ? payment.input.amountCents : 0
  const { timeZone } = await readOrganisation()
  const entry = { ...asEntry(input, subjectOf(records)), ratedOn: dateIn(payment.recordedAt, timeZone) }
  const determination = determine(entry, {
    ...context,
    headroom: { ...headroom, reservedCents: headroom.reservedCents - ownCents },
    groups: context.groups?.map((group) => withoutOwn(group, payment.companyId, ownCents)) ?? null,
  })
  const { headroomBefore, retryOfId: _link, ...kept } = determination
  return {
    determination,
    worsened: worsenedFindings(payment.lastFindings, determination.findings),
    factsVersion,
    ledgerDetermination: {
      ...kept,
      ...headroomBefore,
      findings: determination.findings.map(storedFinding),
      blockedBy: blockedBy(determination),
      step,
    },
  }
}

/** A group without the reservation of the payment in question. */
const withoutOwn = (group: GroupYear, companyId: string, ownCents: number): GroupYear => ({
  ...group,
  totalCents: group.totalCents - ownCents,
  members: group.members.map((member) =>
    member.companyId === companyId ? { ...member, takenCents: member.takenCents - ownCents } : member,
  ),
})

const sameYear = ({ paymentDate }: PaymentInput, { year }: StoredPayment): boolean =>
  Number(paymentDate.slice(0, 4)) === year

const blockedBy = ({ findings }: Determination) =>
  findings.filter(({ outcome }) => outcome === 'blocked').map(({ rule }) => rule)

/** Why a step was stopped: the worst finding, its message before, and the titles of the others. */
export function worsenedText([worst, ...others]: readonly WorsenedFinding[]): string {
  if (!worst) return ''
  const more = others.length === 0 ? '' : ` And ${others.map(({ title }) => title).join(', ')}.`
  return `${worst.title}: ${worst.now} Before: ${worst.before}${more}`
}
