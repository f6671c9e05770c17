import 'server-only'
import { z } from 'zod'
import { readInstant } from '@/lib/database/as-of/typed-instant'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { optionalLine, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { type KeptOrder, keptOrder, orderInput } from '@/lib/reporting/exports/order-input'

/** More of one person's do not wait: what is asked for by mistake, again and again, ends here. */
const MOST_UNFINISHED = 20

export const exportAskInput = orderInput.extend({ asOf: optionalLine('the day', 40) })

/**
 * Puts an export on the download list, to be made in the background as of the moment of asking or of an earlier one.
 * Refuses a role that may not export, an unknown report, an instant to come, and a person of whom twenty are
 * unfinished.
 */
export async function askExport(
  actor: Actor,
  input: z.output<typeof exportAskInput>,
): Promise<Outcome<{ id: string }>> {
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const clock = await organisationClock()
  const order = keptOrder(input, clock)
  if (!order.ok) return order
  const asOf = readInstant(input.asOf, { now: new Date(), timeZone: clock.timeZone })
  if (!asOf.ok) return asOf
  const unfinished = await db.exportFile.count({
    where: { askedById: actor.id, state: { in: ['waiting', 'making'] } },
  })
  if (unfinished >= MOST_UNFINISHED) return refused({ kind: 'conflict', says: TOO_MANY })
  return done({ id: await putOnList({ ...order.value, asOf: asOf.value, askedById: actor.id }) })
}

const TOO_MANY = `${MOST_UNFINISHED} exports of yours are not finished yet. Cancel one, or wait until one is ready`

export const exportFileInput = z.object({ id: recordId('There is no such file') })

/**
 * Asks for the same once more, as of the same instant: for a file that failed, was cancelled or is not kept any more.
 */
export async function askExportAgain(actor: Actor, { id }: { id: string }): Promise<Outcome<{ id: string }>> {
  const file = await db.exportFile.findUnique({ where: { id } })
  if (!file) return refused({ kind: 'not_found', says: 'There is no such file' })
  const order = orderInput.parse(file)
  return askExport(actor, { ...order, asOf: file.asOf.toISOString() })
}

type NewFile = KeptOrder & { asOf: Date | null; askedById: string }
type OfSchedule = { scheduleId: string; period: string; fault: string }

async function putOnList(file: NewFile): Promise<string> {
  const id = await putOnListOnce(file)
  if (!id) throw new Error('an export that belongs to no schedule is always new')
  return id
}

/** The same for a schedule: once a period, whoever asks first. Null when that was somebody else. */
export async function putOnListOnce(file: NewFile & Partial<OfSchedule>): Promise<string | null> {
  const [row] = await db.$queryRaw<
    { id: string | null }[]
  >`SELECT ask_export_file(${JSON.stringify(file)}::jsonb) AS id`
  return row?.id ?? null
}
