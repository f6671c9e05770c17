import 'server-only'
import { leadsTo, type MovablePayment, type Move, refuseMove } from '@/lib/compliance/rules/approval'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'

/** Where a move left the payment, and the headroom of its company-year after it. */
export type MovedPayment = { reference: string; state: PaymentState; headroom: Headroom }

/** One move as a person asked for it. `expectedState` is the state that stood on their screen. */
export type MoveRequest = {
  paymentId: string
  move: Move
  expectedState: PaymentState
  reason?: string
  facts?: Record<string, string | null>
  /** The facts a decision was made on, when the rules were asked for it. */
  factsVersion?: string | null
  /** What the rules answered at this step, where it is another answer than the one on record: both are kept. */
  determination?: object | undefined
}

type LedgerAnswer = MovedPayment & { status: 'moved' | 'stale' | 'not_found' }

const NOT_FOUND = {
  kind: 'not_found',
  says: 'There is no such payment. The number may be mistyped; records are never deleted',
} as const

/** The payment as the state machine sees it, or null. */
export async function readMovable(
  paymentId: string,
): Promise<(MovablePayment & { reference: string; companyId: string; year: number; amountCents: number }) | null> {
  const payment = await db.payment.findUnique({
    where: { id: paymentId },
    select: {
      reference: true,
      state: true,
      recordedById: true,
      alreadyPaid: true,
      companyId: true,
      year: true,
      amountCents: true,
      debitDate: true,
      voidRequests: { where: { decidedAt: null }, select: { askedById: true } },
      settlement: { select: { settledById: true, excessCents: true } },
      confirmation: { select: { confirmedById: true } },
    },
  })
  return (
    payment && {
      ...payment,
      alreadyPaid: payment.alreadyPaid || payment.debitDate !== null,
      voidAskedById: payment.voidRequests[0]?.askedById ?? null,
      settledById: payment.settlement?.settledById ?? null,
      awaitsConfirmation: (payment.settlement?.excessCents ?? 0) > 0 && !payment.confirmation,
    }
  )
}

/**
 * Moves a payment one step: load, permission and four eyes (lib/compliance/rules/approval.ts), then one call that checks the state
 * again under the row's lock and writes transition, figures and audit event together. Two at once: the second is told
 * that somebody was faster.
 */
export async function movePayment(actor: Actor, request: MoveRequest): Promise<Outcome<MovedPayment>> {
  const payment = await readMovable(request.paymentId)
  if (!payment) return refused(NOT_FOUND)
  if (payment.state !== request.expectedState) return somebodyWasFaster(payment.reference, payment.state)
  const refusal = refuseMove(request.move, payment, actor)
  if (refusal) return refused({ kind: 'forbidden', says: refusal })
  const move = {
    paymentId: request.paymentId,
    expectedState: request.expectedState,
    toState: leadsTo(request.move, payment),
    actorId: actor.id,
    reason: request.reason ?? '',
    facts: request.facts ?? {},
    factsVersion: request.factsVersion ?? null,
    ...(request.determination ? { determination: request.determination } : {}),
  }
  try {
    const rows = await db.$queryRaw<
      { answer: LedgerAnswer }[]
    >`SELECT move_payment(${JSON.stringify(move)}::jsonb) AS answer`
    const answer = rows[0]?.answer
    if (!answer || answer.status === 'not_found') return refused(NOT_FOUND)
    return answer.status === 'stale' ? somebodyWasFaster(answer.reference, answer.state) : done(answer)
  } catch (error) {
    return refuseRaised(error, payment)
  }
}

/** The refusal of a step that somebody else was faster with. */
export const somebodyWasFaster = (reference: string, state: PaymentState) =>
  refused({
    kind: 'conflict',
    says: `Somebody was faster: ${reference} is ${STATE_WORDS[state]} now. Nothing was changed`,
  })

/** What the database raises when it refuses a move, in words; anything else is a bug and thrown on. */
export function refuseRaised(error: unknown, payment: { reference: string; year: number }) {
  switch (sqlStateOf(error)) {
    case SQLSTATE.yearClosed:
      return refused({
        kind: 'conflict',
        says: `${payment.year} is closed. A manager can reopen the year, with a reason`,
      })
    case SQLSTATE.secondPersonNeeded:
      return refused({ kind: 'forbidden', says: `A second person decides ${payment.reference}` })
    case SQLSTATE.noHeadroom:
      return refused({
        kind: 'conflict',
        says: `${payment.reference} does not fit the headroom of ${payment.year}. Nothing was changed`,
      })
    case SQLSTATE.factsChanged:
      return refused({
        kind: 'conflict',
        says: 'What the rules read changed meanwhile. Nothing was changed; try again',
      })
    case SQLSTATE.moveNotPossible:
    case SQLSTATE.serializationFailure:
      return refused({ kind: 'conflict', says: `${payment.reference} was changed meanwhile. Nothing was changed here` })
    default:
      throw error
  }
}
