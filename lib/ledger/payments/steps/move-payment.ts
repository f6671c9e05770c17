import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { leadsTo, type MovablePayment, type Move, refuseMove } from '@/lib/compliance/rules/approval/approval'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { moveAnswer } from '../ledger-answers'
import { PAYMENT_NOT_FOUND } from '../payment-not-found'

/** The state of the payment after a transition, and the headroom of its company-year. */
export type MovedPayment = { reference: string; state: PaymentState; headroom: Headroom }

/** One transition that a person requested. `expectedState` is the state that was on their screen. */
export type MoveRequest = {
  paymentId: string
  move: Move
  expectedState: PaymentState
  reason?: string
  facts?: Record<string, string | null>
  /** The version of the facts behind a decision, when the rules were asked. */
  factsVersion?: string | null
  /** The answer of the rules at this step when it differs from the one on record: both are stored. */
  determination?: object | undefined
}

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
 * Moves a payment one step: load, permission and four eyes (lib/compliance/rules/approval/approval.ts), then one call
 * that checks the state again under the row's lock and writes transition, figures and audit event together. Of two at
 * once, the second is refused.
 */
export async function movePayment(actor: Actor, request: MoveRequest): Promise<Result<MovedPayment>> {
  const payment = await readMovable(request.paymentId)
  if (!payment) return err(PAYMENT_NOT_FOUND)
  if (payment.state !== request.expectedState) return movedMeanwhile(payment.reference, payment.state)
  const refusal = refuseMove(request.move, payment, actor)
  if (refusal) return err({ kind: 'forbidden', message: refusal })
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
    const answer = await callFunction(db, Prisma.sql`move_payment(${jsonb(move)})`, moveAnswer)
    if (answer.status === 'not_found') return err(PAYMENT_NOT_FOUND)
    return answer.status === 'stale' ? movedMeanwhile(answer.reference, answer.state) : ok(answer)
  } catch (error) {
    return refuseRaised(error, payment)
  }
}

/** The refusal of a step when someone else changed the state of the payment first. */
export const movedMeanwhile = (reference: string, state: PaymentState) =>
  err({
    kind: 'conflict',
    message: `${reference} is ${STATE_WORDS[state]} now: someone else was first. Nothing was changed`,
  })

/** The message for an error that the database raises when it refuses a transition; any other error is thrown again. */
export function refuseRaised(error: unknown, payment: { reference: string; year: number }) {
  switch (sqlStateOf(error)) {
    case SQLSTATE.yearClosed:
      return err({
        kind: 'conflict',
        message: `${payment.year} is closed. A manager can reopen the year, with a reason`,
      })
    case SQLSTATE.secondPersonNeeded:
      return err({ kind: 'forbidden', message: `A second person decides ${payment.reference}` })
    case SQLSTATE.noHeadroom:
      return err({
        kind: 'conflict',
        message: `${payment.reference} does not fit the headroom of ${payment.year}. Nothing was changed`,
      })
    case SQLSTATE.factsChanged:
      return err({
        kind: 'conflict',
        message: 'What the rules read changed meanwhile. Nothing was changed; try again',
      })
    case SQLSTATE.moveNotPossible:
    case SQLSTATE.serializationFailure:
      return err({ kind: 'conflict', message: `${payment.reference} was changed meanwhile. Nothing was changed here` })
    default:
      throw error
  }
}
