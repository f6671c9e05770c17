import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { reason } from '@/lib/kernel/text'
import { optionalTypedDate } from '@/lib/kernel/typed-date'
import { PAYMENT_NOT_FOUND, paymentIdInput } from '@/lib/ledger/payments/payment-not-found'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { reportAnswer } from './report-answer'
import { REPORT_KINDS, type ReportKind } from './report-kinds'

export const reportDecisionInput = z.object({
  paymentId: paymentIdInput,
  /** The number of the decision that was on the screen, 0 for none. */
  expectedSeq: z.coerce.number().int().min(0),
  kind: z.enum(REPORT_KINDS, 'Choose which it is'),
  eventOn: optionalTypedDate(),
  heldUntil: optionalTypedDate(),
  reason: reason(),
})

type Given = z.output<typeof reportDecisionInput>

/**
 * Decides how an entry is reported to OFAC: as a rejected transaction (31 CFR 501.604), as blocked property (31 CFR
 * 501.603) or not at all. A later decision replaces an earlier one, which stays on record. Refuses a day in the future,
 * a day that the decision does not need, and a decision when someone else has made one in the meantime.
 */
export async function decideReport(
  actor: Actor,
  given: Given,
): Promise<Result<{ reference: string; kind: ReportKind }>> {
  if (!can(actor.role, 'ofac-reports:decide')) return err(roleRefusal(actor))
  const { today } = await organisationClock()
  const problem = dateProblem(given, today)
  if (problem) return invalidField(problem.field, problem.message)
  const decision = jsonb({ id: randomUUID(), actorId: actor.id, ...given })
  const answer = await callFunction(db, Prisma.sql`decide_report(${decision})`, reportAnswer('decided'))
  if (answer.status === 'not_found') return err(PAYMENT_NOT_FOUND)
  if (answer.status === 'stale') {
    const message =
      `Someone else decided about ${answer.reference} while you had it open. ` +
      'Nothing was recorded: read their decision first'
    return err({ kind: 'conflict', message })
  }
  return ok({ reference: answer.reference, kind: given.kind })
}

function dateProblem({ kind, eventOn, heldUntil }: Given, today: string): { field: string; message: string } | null {
  if (kind === 'no_report') {
    if (eventOn) return { field: 'eventOn', message: 'Without a report there is no day. Leave it empty' }
    return heldUntil ? { field: 'heldUntil', message: 'Only blocked property is held. Leave it empty' } : null
  }
  if (!eventOn)
    return {
      field: 'eventOn',
      message: 'Enter the day it was rejected or blocked: ten business days are counted from it',
    }
  if (eventOn > today)
    return { field: 'eventOn', message: 'This day has not come. Enter the day it was rejected or blocked' }
  if (!heldUntil) return null
  if (kind !== 'blocked_property')
    return { field: 'heldUntil', message: 'Only blocked property is held. Leave it empty' }
  if (heldUntil < eventOn)
    return { field: 'heldUntil', message: 'It was no longer held before it was blocked. Compare the two days' }
  return heldUntil > today
    ? { field: 'heldUntil', message: 'This day has not come. Leave it empty while it is held' }
    : null
}
