import type { PaymentState } from '@/lib/compliance/rules/types'

/** A step of a payment, as far as a letter is concerned. */
type Step = { seq: number; toState: PaymentState; at: Date }

/**
 * Whether the approval of a letter still holds. It holds while the payment is approved or paid. The first step to any
 * other state withdraws it permanently, even when the payment is approved again: the bank then needs the letter of that
 * approval.
 */
export type LetterStanding =
  | { kind: 'approved'; since: Date }
  | { kind: 'paid'; since: Date }
  | { kind: 'withdrawn'; since: Date; toState: PaymentState }

/** The status of a letter from the steps of its payment, in any order. Null when the approval is not among them. */
export function letterStanding(approvalSeq: number, steps: readonly Step[]): LetterStanding | null {
  const ordered = [...steps].sort((one, other) => one.seq - other.seq).filter(({ seq }) => seq >= approvalSeq)
  const [approval, ...later] = ordered
  if (approval?.seq !== approvalSeq) return null
  const ended = later.find(({ toState }) => toState !== 'approved' && toState !== 'paid')
  if (ended) return { kind: 'withdrawn', since: ended.at, toState: ended.toState }
  const paid = ordered.find(({ toState }) => toState === 'paid')
  return paid ? { kind: 'paid', since: paid.at } : { kind: 'approved', since: approval.at }
}

/** Why a withdrawn approval no longer holds, as it is shown to a bank. */
export function withdrawnText(toState: PaymentState): string {
  switch (toState) {
    case 'voided':
      return 'The payer voided this payment.'
    case 'rejected':
    case 'blocked':
      return 'The payer refused this payment.'
    case 'violation':
      return 'The payer no longer treats this payment as authorized by the license that the letter names.'
    default:
      return 'The payer reviews this payment again.'
  }
}
