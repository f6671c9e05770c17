import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { err, invalidField, type Refusal, type Result } from '@/lib/kernel/result'
import { recordId, requiredLine } from '@/lib/kernel/text'
import { mayChange, ownerRefusal } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { orderInput, validOrder } from '@/lib/reporting/exports/orders/order-input'

const name = requiredLine('a name for the settings', 80)
const id = recordId('Settings not found')

export const saveExportInput = orderInput.extend({ name })
export const renameExportInput = z.object({ id, name })
export const savedExportNamed = z.object({ id })

type Named = { id: string; name: string }

/**
 * Saves a report, its filter and its file format under a name, for everyone. Refuses an unknown report and a name that
 * is taken.
 */
export async function saveExport(actor: Actor, input: z.output<typeof saveExportInput>): Promise<Result<Named>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const order = validOrder(input, await organisationClock())
  if (!order.ok) return order
  const { report, parameters, format } = order.value
  return uniquely(input.name, () =>
    audited<Named>(async (transaction) => {
      const data = { name: input.name, report, parameters, format, savedById: actor.id, savedAt: new Date() }
      const saved = await transaction.savedExport.create({ data })
      const after = { name: input.name, report, filter: parameters, format }
      return { value: saved, events: [{ ...eventOf(actor, saved), verb: 'saved-export.saved', after }] }
    }),
  )
}

/**
 * Renames saved settings. Refuses a name that is taken, settings that were removed, and another person's, except for an
 * administrator.
 */
export async function renameExport(actor: Actor, input: z.output<typeof renameExportInput>): Promise<Result<Named>> {
  const current = await savedExportOf(actor, input.id)
  if ('kind' in current) return err(current)
  return uniquely(input.name, () =>
    audited<Named>(async (transaction) => {
      const { count } = await transaction.savedExport.updateMany({
        where: { id: current.id, archivedAt: null },
        data: { name: input.name },
      })
      if (count === 0) return { refusal: GONE }
      const names = { before: { name: current.name }, after: { name: input.name } }
      return { value: input, events: [{ ...eventOf(actor, current), verb: 'saved-export.renamed', ...names }] }
    }),
  )
}

/** Removes saved settings from the list. Files generated with them stay. */
export async function removeSavedExport(
  actor: Actor,
  input: z.output<typeof savedExportNamed>,
): Promise<Result<Named>> {
  const current = await savedExportOf(actor, input.id)
  if ('kind' in current) return err(current)
  return audited<Named>(async (transaction) => {
    const { count } = await transaction.savedExport.updateMany({
      where: { id: current.id, archivedAt: null },
      data: { archivedAt: new Date() },
    })
    if (count === 0) return { refusal: GONE }
    return { value: current, events: [{ ...eventOf(actor, current), verb: 'saved-export.removed' }] }
  })
}

const GONE: Refusal = { kind: 'not_found', message: 'These settings were removed meanwhile' }

async function savedExportOf(actor: Actor, id: string): Promise<Named | Refusal> {
  if (!can(actor.role, 'exports:create')) return roleRefusal(actor)
  const select = { id: true, name: true, savedById: true } as const
  const saved = await db.savedExport.findFirst({ where: { id, archivedAt: null }, select })
  if (!saved) return GONE
  return mayChange(actor, 'saved-export', saved.savedById) ? saved : ownerRefusal('saved-export')
}

const eventOf = (actor: Actor, { id, name }: Named) => ({
  actorId: actor.id,
  targetKind: 'saved-export',
  targetId: id,
  targetName: name,
})

const uniquely = <Value>(name: string, write: () => Promise<Result<Value>>): Promise<Result<Value>> =>
  unlessTaken(write, invalidField('name', `There are already settings named ${name}`))
