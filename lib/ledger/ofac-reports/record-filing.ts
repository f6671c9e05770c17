import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { reason, requiredLine } from '@/lib/kernel/text'
import { typedDate } from '@/lib/kernel/typed-date'
import { PAYMENT_NOT_FOUND, paymentIdInput } from '@/lib/ledger/payments/payment-not-found'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { reportAnswer } from './report-answer'
import { readPaymentReport } from './report-queries'

const which = {
  paymentId: paymentIdInput,
  /** The numbers of the decision and of the last filing that stood on the screen; 0 for no filing. */
  decisionSeq: z.coerce.number().int().min(1),
  expectedSeq: z.coerce.number().int().min(0),
  /** `first`, or the year whose 30 June a yearly report tells of. */
  report: z.union(
    [z.literal('first').transform(() => null), z.coerce.number().int().min(2016).max(2100)],
    'Choose the report',
  ),
}

export const filingInput = z.object({
  ...which,
  filedOn: typedDate(),
  reference: requiredLine('the reference of OFAC’s reporting system', 100),
})
export const takeBackInput = z.object({ ...which, reason: reason() })

type Which = { paymentId: string; decisionSeq: number; expectedSeq: number; report: number | null }
type Recorded = Result<{ reference: string }>

/**
 * Records that a report was filed: on which day and under which reference. Refuses a day in the future or before what
 * is reported, a report that the decision does not ask for, and a filing about a decision that no longer holds.
 */
export async function recordFiling(actor: Actor, given: z.output<typeof filingInput>): Promise<Recorded> {
  if (!can(actor.role, 'ofac-reports:file')) return err(roleRefusal(actor))
  const clock = await organisationClock()
  const found = await readPaymentReport(given.paymentId, clock)
  if (!found) return err(PAYMENT_NOT_FOUND)
  if (!found.standing?.reports.some(({ reportYear }) => reportYear === given.report))
    return changedMeanwhile(found.reference)
  const { filedOn } = given
  if (filedOn > clock.today) return invalidField('filedOn', 'This day has not come. Enter the day it was filed')
  const from = given.report === null ? found.decision?.eventOn : `${given.report}-06-30`
  if (from && filedOn < from)
    return invalidField('filedOn', 'This is before what is reported. Enter the day it was filed')
  return record(actor, given, { filedOn, reference: given.reference })
}

/**
 * Takes the record of a filing back, with the reason: it was not filed after all. The record stays; the report is due
 * again.
 */
export async function takeFilingBack(actor: Actor, given: z.output<typeof takeBackInput>): Promise<Recorded> {
  if (!can(actor.role, 'ofac-reports:file')) return err(roleRefusal(actor))
  const found = await readPaymentReport(given.paymentId, await organisationClock())
  if (!found) return err(PAYMENT_NOT_FOUND)
  const filed = found.standing?.reports.find(({ reportYear }) => reportYear === given.report)
  if (!filed?.filedOn) return changedMeanwhile(found.reference)
  return record(actor, given, { reason: given.reason })
}

async function record(actor: Actor, { report, ...given }: Which, facts: Record<string, string>): Promise<Recorded> {
  const { paymentId, decisionSeq, expectedSeq } = given
  const filing = jsonb({
    id: randomUUID(),
    actorId: actor.id,
    paymentId,
    decisionSeq,
    expectedSeq,
    reportYear: report,
    ...facts,
  })
  const answer = await callFunction(db, Prisma.sql`record_report_filing(${filing})`, reportAnswer('recorded'))
  if (answer.status === 'not_found') return err(PAYMENT_NOT_FOUND)
  return answer.status === 'stale' ? changedMeanwhile(answer.reference) : ok({ reference: answer.reference })
}

const changedMeanwhile = (reference: string) =>
  err({
    kind: 'conflict',
    message: `The report of ${reference} was changed while you had it open. Nothing was recorded: read it again`,
  })
