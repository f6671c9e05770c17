import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { reason, recordId } from '@/lib/kernel/text'
import { optionalTypedDate } from '@/lib/kernel/typed-date'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { REPORT_KINDS, type ReportKind } from './report-kinds'

export const reportDecisionInput = z.object({
  paymentId: recordId('There is no such payment'),
  /** The number of the decision that stood on the screen, 0 for none. */
  expectedSeq: z.coerce.number().int().min(0),
  kind: z.enum(REPORT_KINDS, 'Choose which it is'),
  eventOn: optionalTypedDate(),
  heldUntil: optionalTypedDate(),
  reason: reason(),
})

type Given = z.output<typeof reportDecisionInput>

/**
 * Decides what an entry is to OFAC: a rejected transaction (31 CFR 501.604), blocked property (31 CFR 501.603) or
 * neither. A later decision takes the place of an earlier one, which stays on record. Refuses a day in the future, a
 * day that the decision has no use for, and a decision that somebody else has made meanwhile.
 */
export async function decideReport(
  actor: Actor,
  given: Given,
): Promise<Outcome<{ reference: string; kind: ReportKind }>> {
  if (!can(actor.role, 'ofac-reports:decide')) return refused(roleRefusal(actor))
  const { today } = await organisationClock()
  const problem = dateProblem(given, today)
  if (problem) return invalidField(problem.field, problem.message)
  const decision = JSON.stringify({ id: randomUUID(), actorId: actor.id, ...given })
  const rows = await db.$queryRaw<
    { answer: { status: string; reference: string } }[]
  >`SELECT decide_report(${decision}::jsonb) AS answer`
  const answer = rows[0]?.answer
  if (!answer || answer.status === 'not_found') return refused({ kind: 'not_found', says: 'There is no such payment' })
  if (answer.status === 'stale') {
    const says = `Somebody else decided about ${answer.reference} while you had it open. Nothing was recorded: read their decision first`
    return refused({ kind: 'conflict', says })
  }
  return done({ reference: answer.reference, kind: given.kind })
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
