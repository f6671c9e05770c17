import { ButtonLink } from '@/components/ui/button'
import { allowedMoves, type MovablePayment, type Move, refuseMove } from '@/lib/compliance/rules/approval'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'
import { type Actor, can } from '@/lib/permissions/permissions'
import { DecisionButton } from './decision-buttons'
import { MarkPaidButton } from './mark-paid-button'
import type { MovedPaymentFacts, PaymentActions } from './payment-actions'
import { ConfirmViolationButton, ViolationButton } from './violation-buttons'
import { VoidButton, VoidDecision } from './void-buttons'

/** The payment as the state machine sees it. */
export const asMovable = (payment: PaymentDetail): MovablePayment => ({
  state: payment.state,
  recordedById: payment.recordedById,
  alreadyPaid: payment.alreadyPaid || payment.debitDate !== null,
  voidAskedById: payment.openVoidRequest?.askedById ?? null,
  settledById: payment.settlement?.settledById ?? null,
  awaitsConfirmation: (payment.settlement?.excessCents ?? 0) > 0 && !payment.confirmation,
})

const NEXT: Partial<Record<PaymentDetail['state'], Move>> = {
  requested: 'approve',
  in_review: 'clear_review',
  unreserved: 'clear_review',
  approved: 'mark_paid',
}

/** What this person may do to the payment now, the next step first; where they may not take it, the reason in words. */
export function PaymentMoves({
  payment,
  actor,
  actions,
}: {
  payment: PaymentDetail
  actor: Actor
  actions: PaymentActions
}) {
  const movable = asMovable(payment)
  const allowed = allowedMoves(movable, actor)
  const facts: MovedPaymentFacts = {
    id: payment.id,
    reference: payment.reference,
    state: payment.state,
    amountCents: payment.amountCents,
    debitedCents: payment.settlement?.countedCents ?? null,
    companyName: payment.company.name,
    year: payment.year,
    alreadyPaid: payment.alreadyPaid || payment.debitDate !== null,
    currency: payment.currency,
  }
  const asked = payment.openVoidRequest
  const next = asked ? 'confirm_void' : NEXT[payment.state]
  const why = next && !allowed.includes(next) ? refuseMove(next, movable, actor) : null
  const decisions = allowed.filter(
    (move) => move === 'approve' || move === 'clear_review' || move === 'block_review' || move === 'reject',
  )
  if (allowed.length === 0 && !why && payment.state !== 'voided') return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      {decisions.map((decision) => (
        <DecisionButton
          key={decision}
          decision={decision}
          payment={facts}
          actions={actions}
          primary={decision === next}
        />
      ))}
      {allowed.includes('mark_paid') ? (
        <MarkPaidButton payment={facts} actions={actions} primary={next === 'mark_paid'} />
      ) : null}
      {asked && allowed.includes('confirm_void') ? (
        <VoidDecision
          payment={facts}
          actions={actions}
          asked={{ by: asked.askedBy.name, reason: asked.reason, ground: asked.ground }}
          primary
        />
      ) : null}
      {allowed.includes('void') || allowed.includes('ask_void') ? (
        <VoidButton payment={facts} actions={actions} />
      ) : null}
      {allowed.includes('confirm_violation') ? <ConfirmViolationButton payment={facts} actions={actions} /> : null}
      {allowed.includes('declare_violation') ? <ViolationButton payment={facts} actions={actions} /> : null}
      {payment.state === 'voided' && payment.corrections.length === 0 && can(actor.role, 'payments:record') ? (
        <ButtonLink href={`/payments/new?corrects=${payment.id}`}>Enter it anew</ButtonLink>
      ) : null}
      {why ? <span className="text-sm text-text-3">{why}</span> : null}
    </div>
  )
}
