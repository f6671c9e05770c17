import { Trail } from '@/components/ui/display/timeline'
import { DEPUTY_LABEL, RECENT_ACCESS_LABEL } from '@/lib/audit/events/decision-marks'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { formatDate, formatInstant } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'
import { voidGroundWords } from './void-grounds'

type Step = { key: string; at: Date; description: string; todo?: boolean; meta: string }

const WORDS: Partial<Record<PaymentState, string>> = {
  approved: 'Approved',
  paid: 'Marked as paid',
  rejected: 'Rejected',
  voided: 'Voided',
}

/** The history of a payment newest first, after what is awaited. */
export function PaymentHistory({
  payment,
  timeZone,
  awaits,
}: {
  payment: PaymentDetail
  timeZone: string
  awaits: string | null
}) {
  const rules = payment.determinations.at(-1)?.rulesVersion
  const moves: Step[] = payment.transitions.map((move) => ({
    key: `move ${move.seq}`,
    at: move.at,
    description: `${moveWords(payment, move)} by ${move.actor?.name ?? 'Headroom'}${reasonText(move.reason)}`,
    meta: [
      formatInstant(move.at, timeZone),
      move.seq === 1 && rules ? `rules ${rules}` : null,
      bankWords(move.facts, payment),
      move.facts.deputyOf ? `${DEPUTY_LABEL.toLowerCase()} ${move.facts.deputyOf}` : null,
      move.facts.recentAccess ? `${RECENT_ACCESS_LABEL}: ${move.facts.recentAccess}` : null,
    ]
      .filter(Boolean)
      .join(', '),
  }))
  const voids: Step[] = payment.voidRequests.flatMap((request) => [
    {
      key: `ask ${request.id}`,
      at: request.askedAt,
      description:
        `${request.askedBy.name} asked to void it, because ${voidGroundWords(request.ground)}: ` +
        `“${request.reason}”`,
      meta: formatInstant(request.askedAt, timeZone),
    },
    ...(request.decidedAt && request.confirmed === false
      ? [
          {
            key: `no ${request.id}`,
            at: request.decidedAt,
            description: `${request.decidedBy?.name} declined: “${request.decisionReason}”`,
            meta: formatInstant(request.decidedAt, timeZone),
          },
        ]
      : []),
  ])
  // Two steps of the same instant keep their order: the later one is listed first.
  const steps = [...moves, ...voids].sort((one, other) => one.at.getTime() - other.at.getTime()).reverse()
  return <Trail items={awaits ? [{ key: 'awaits', description: awaits, meta: '', todo: true }, ...steps] : steps} />
}

function moveWords(payment: PaymentDetail, { fromState, toState }: PaymentDetail['transitions'][number]): string {
  if (fromState === null) {
    if (toState === 'blocked') return 'Refused by the rules, and the attempt kept, as recorded'
    if (toState === 'violation') return 'Recorded as an apparent violation'
    return `Recorded${toState === 'in_review' ? ', in review' : ''}, ${formatUsd(payment.amountCents)} reserved`
  }
  if (toState === 'violation') return 'Became an apparent violation'
  if (toState === 'in_review') return 'Sent to review'
  if (toState === 'unreserved') return 'Sent to review, and its reservation released'
  if (fromState === 'approved' && toState === 'requested') return 'Approval asked again'
  const reviewed = fromState === 'in_review' || fromState === 'unreserved'
  if (reviewed && toState === 'requested') return 'Review cleared'
  if (reviewed && toState === 'blocked') return 'Blocked after review'
  return WORDS[toState] ?? toState
}

function bankWords(facts: Record<string, string | null>, { settlement }: PaymentDetail): string | null {
  if (!facts.bankReference) return null
  return [
    `bank reference ${facts.bankReference}`,
    facts.debitDate ? `debit ${formatDate(facts.debitDate)}` : null,
    facts.postingDate ? `posted ${formatDate(facts.postingDate)}` : null,
    settlement?.amountRead === false && !settlement.usdRead ? 'amount not read from a bank document' : null,
  ]
    .filter(Boolean)
    .join(', ')
}

const reasonText = (reason: string): string => (reason ? `: “${reason}”` : '')
