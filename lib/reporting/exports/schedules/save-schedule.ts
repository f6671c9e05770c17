import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { MERGED_IN_FORM, OVERTAKEN, overtaken } from '@/lib/audit/trail/record-history'
import { unlessTaken } from '@/lib/database/database-errors'
import { organisationClock } from '@/lib/database/organisation-clock'
import { err, invalidField, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { mayChange, ownerRefusal } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { validOrder } from '@/lib/reporting/exports/orders/order-input'
import { reportNamed } from '@/lib/reporting/registry/reports'
import { SCHEDULE_MESSAGES } from './messages'
import { coversOf, type ScheduleEdit, type ScheduleInput, scheduleFacts } from './schedule-input'
import { scheduleOf } from './schedule-queries'

type Saved = { id: string; name: string; changed: boolean }

/**
 * Schedules an export in the name of the user: from now on it is requested at the end of each month or year.
 * Refuses a role that may not export, an unknown report, a cover its report cannot have, and a name that another
 * schedule has.
 */
export async function createSchedule(actor: Actor, input: ScheduleInput): Promise<Result<Saved>> {
  const columns = await columnsOf(actor, input)
  if (!columns.ok) return columns
  return uniquely(input.name, () =>
    audited<Saved>(async (transaction) => {
      const now = new Date()
      const { id, name } = await transaction.exportSchedule.create({
        data: { ...columns.value, ownerId: actor.id, createdAt: now, activeSince: now },
      })
      const event = { actorId: actor.id, targetKind: 'export-schedule', targetId: id, targetName: name }
      const created = { ...event, verb: 'export-schedule.created', after: scheduleFacts(columns.value) } as const
      return { value: { id, name, changed: true }, events: [created] }
    }),
  )
}

/**
 * Edits a schedule. The user becomes its owner: files are requested in the name of the person who saved it last. With
 * another rhythm it starts again from now on. Refuses what createSchedule does, an unknown or removed schedule, another
 * person's, except for an administrator, who takes it over, and a form that was overtaken by another edit.
 */
export async function editSchedule(actor: Actor, input: ScheduleEdit): Promise<Result<Saved>> {
  const columns = await columnsOf(actor, input)
  if (!columns.ok) return columns
  const current = await scheduleOf(input.id)
  if (!current) return err(NO_SUCH_SCHEDULE)
  if (!mayChange(actor, 'export-schedule', current.ownerId)) return err(ownerRefusal('export-schedule'))
  if (current.version !== input.version) return err(await overtaken('schedule', current.id, MERGED_IN_FORM))
  const factsOf = (schedule: typeof columns.value, owner: string) => ({ ...scheduleFacts(schedule), owner })
  const changes = changedFields(factsOf(current, current.owner.name), factsOf(columns.value, actor.name))
  const { id, name } = current
  if (!changes) return ok({ id, name, changed: false })
  const since = current.rhythm === input.rhythm ? {} : { activeSince: new Date() }
  const outcome = await uniquely(input.name, () =>
    audited<Saved>(async (transaction) => {
      const { count } = await transaction.exportSchedule.updateMany({
        where: { id, version: input.version, archivedAt: null },
        data: { ...columns.value, ...since, ownerId: actor.id, version: { increment: 1 } },
      })
      if (count === 0) return { refusal: OVERTAKEN }
      const event = { actorId: actor.id, targetKind: 'export-schedule', targetId: id, targetName: name }
      const edited = { ...event, verb: 'export-schedule.edited', ...changes } as const
      return { value: { id, name: input.name, changed: true }, events: [edited] }
    }),
  )
  return !outcome.ok && outcome.refusal === OVERTAKEN ? err(await overtaken('schedule', id, MERGED_IN_FORM)) : outcome
}

async function columnsOf(actor: Actor, input: ScheduleInput) {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const order = validOrder(input, await organisationClock())
  if (!order.ok) return order
  const { name, rhythm, covers } = input
  if (!coversOf(reportNamed(order.value.report)?.parameters ?? []).includes(covers))
    return invalidField('covers', SCHEDULE_MESSAGES.noSuchFilter)
  if (covers === 'month' && rhythm !== 'monthly') return invalidField('covers', SCHEDULE_MESSAGES.monthIsMonthly)
  return ok({ ...order.value, name, rhythm, covers })
}

const uniquely = <Value>(name: string, write: () => Promise<Result<Value>>): Promise<Result<Value>> =>
  unlessTaken(write, invalidField('name', SCHEDULE_MESSAGES.nameTaken(name)))

const NO_SUCH_SCHEDULE: Refusal = { kind: 'not_found', message: SCHEDULE_MESSAGES.unknownSchedule }
