import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { columnChoice, DEFAULT_LAYOUT, DENSITIES, type ListLayout } from '../list/payment-columns'

const LIST = 'payments'

export const listLayoutInput = z.object({
  columns: columnChoice,
  density: z.enum(DENSITIES, 'Choose the height of the rows'),
})

/**
 * How a person sees the payments list, on every machine. Stored columns that this version does not know give the
 * default layout.
 */
export async function readListLayout({ id }: Actor): Promise<ListLayout> {
  const stored = await db.listLayout.findUnique({ where: { personId_list: { personId: id, list: LIST } } })
  const read = listLayoutInput.safeParse(stored)
  return read.success ? read.data : DEFAULT_LAYOUT
}

/** Stores the columns of the payments list, their order and the height of the rows for the person who chose them. */
export async function saveListLayout(
  actor: Actor,
  layout: z.output<typeof listLayoutInput>,
): Promise<Result<ListLayout>> {
  if (!can(actor.role, 'records:read')) return err(roleRefusal(actor))
  return audited<ListLayout>(async (transaction) => {
    const chosen = { columns: layout.columns, density: layout.density, savedAt: new Date() }
    const { id } = await transaction.listLayout.upsert({
      where: { personId_list: { personId: actor.id, list: LIST } },
      create: { personId: actor.id, list: LIST, ...chosen },
      update: chosen,
    })
    const event = {
      actorId: actor.id,
      verb: 'list-layout.saved' as const,
      targetKind: 'list-layout',
      targetId: id,
      targetName: 'the payments list',
      after: { columns: layout.columns, density: layout.density },
    }
    return { value: layout, events: [event] }
  })
}
