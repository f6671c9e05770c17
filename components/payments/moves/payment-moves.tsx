import { ButtonLink } from '@/components/ui/button'
import { allowedMoves, type MovablePayment, type Move, refuseMove } from '@/lib/compliance/rules/approval/approval'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'
import { canStartFrom } from '@/lib/ledger/payments/start/start-params'
import { type Actor, can } from '@/lib/permissions/permissions'
import { DecisionButton, type DecisionFlow } from './decision-buttons'
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

/**
 * What this person may do to the payment now, the next step first; where they may not take it, the reason. With `flow`
 * a decision opens the next payment of the list.
 */
export function PaymentMoves({
  payment,
  actor,
  actions,
  flow,
}: {
  payment: PaymentDetail
  actor: Actor
  actions: PaymentActions
  flow?: DecisionFlow
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
  const mayRecord = can(actor.role, 'payments:record')
  if (allowed.length === 0 && !why && !mayRecord) return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      {decisions.map((decision) => (
        <DecisionButton
          key={decision}
          decision={decision}
          payment={facts}
          actions={actions}
          primary={decision === next}
          flow={flow}
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
      {mayRecord ? <NextEntry payment={payment} /> : null}
      {why ? <span className="text-sm text-text-3">{why}</span> : null}
    </div>
  )
}

/** The form for what follows this entry: a correction, the same again after a block, or another like it. */
function NextEntry({ payment: { id, state, corrections } }: { payment: PaymentDetail }) {
  if (canStartFrom('corrects', state))
    return corrections.length === 0 ? (
      <ButtonLink href={`/payments/new?corrects=${id}`}>Record a correction</ButtonLink>
    ) : null
  if (canStartFrom('again', state)) return <ButtonLink href={`/payments/new?again=${id}`}>Enter again</ButtonLink>
  if (canStartFrom('like', state))
    return <ButtonLink href={`/payments/new?like=${id}`}>Record another like this</ButtonLink>
  return null
}
