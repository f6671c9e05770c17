import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { readInstant } from '@/lib/database/as-of/typed-instant'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { err, ok, type Result } from '@/lib/kernel/result'
import { optionalLine, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { nudgeWorker } from '@/lib/queue/start-worker'
import { orderInput, type ValidOrder, validOrder } from '@/lib/reporting/exports/orders/order-input'
import { EXPORT_FILE_MESSAGES } from './messages'

/** The most unfinished exports of one person: repeated requests by mistake end here. */
const MOST_UNFINISHED = 20

export const exportRequestInput = orderInput.extend({ asOf: optionalLine('the day', 40) })

/**
 * Requests an export, which is generated in the background as of the moment of the request or of an earlier one.
 * Refuses a role that may not export, an unknown report, an instant to come, and a person who has twenty unfinished
 * exports.
 */
export async function requestExport(
  actor: Actor,
  input: z.output<typeof exportRequestInput>,
): Promise<Result<{ id: string }>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const clock = await organisationClock()
  const order = validOrder(input, clock)
  if (!order.ok) return order
  const asOf = readInstant(input.asOf, { now: new Date(), timeZone: clock.timeZone })
  if (!asOf.ok) return asOf
  const unfinished = await db.exportFile.count({
    where: { askedById: actor.id, state: { in: ['waiting', 'making'] } },
  })
  if (unfinished >= MOST_UNFINISHED)
    return err({ kind: 'conflict', message: EXPORT_FILE_MESSAGES.tooManyUnfinished(MOST_UNFINISHED) })
  const id = await enqueueFile({ ...order.value, asOf: asOf.value, askedById: actor.id })
  nudgeWorker()
  return ok({ id })
}

export const exportFileInput = z.object({ id: recordId(EXPORT_FILE_MESSAGES.unknownFile) })

/**
 * Requests the same file again, as of the same instant: for one that failed, was cancelled, was removed or has expired.
 */
export async function requestExportAgain(actor: Actor, { id }: { id: string }): Promise<Result<{ id: string }>> {
  const file = await db.exportFile.findUnique({ where: { id } })
  if (!file) return err({ kind: 'not_found', message: EXPORT_FILE_MESSAGES.unknownFile })
  const order = orderInput.parse(file)
  return requestExport(actor, { ...order, asOf: file.asOf.toISOString() })
}

type NewFile = ValidOrder & { asOf: Date | null; askedById: string }
type OfSchedule = { scheduleId: string; period: string; fault: string }

async function enqueueFile(file: NewFile): Promise<string> {
  const id = await enqueueFileOnce(file)
  if (!id) throw new Error('an export that belongs to no schedule is always new')
  return id
}

/** The same for a schedule, once for each period. Null when another instance has requested it. */
export const enqueueFileOnce = (file: NewFile & Partial<OfSchedule>): Promise<string | null> =>
  callFunction(db, Prisma.sql`ask_export_file(${jsonb(file)})`, z.guid().nullable())
