import 'server-only'
import { db } from '@/lib/database/db'
import { done, type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

type Named = { id: string }

/** Whether a person may cancel or remove a file: their own, and an administrator any. */
export const mayEnd = (actor: Actor, file: { askedById: string }): boolean =>
  can(actor.role, 'exports:create') && (actor.id === file.askedById || actor.role === 'administrator')

/**
 * Cancels a file that waits or is being made; whoever makes it stops within a second or two. Refuses one that is
 * finished, and another person's.
 */
export const cancelExportFile = (actor: Actor, { id }: Named): Promise<Outcome<Named>> =>
  end(actor, id, 'cancelled', 'It is finished already')

/**
 * Removes the bytes of a finished file; what was asked for and its hash stay on the list. Refuses one that has none,
 * and another person's.
 */
export const removeExportFile = (actor: Actor, { id }: Named): Promise<Outcome<Named>> =>
  end(actor, id, 'removed', 'It has no bytes any more')

async function end(actor: Actor, id: string, state: 'cancelled' | 'removed', late: string): Promise<Outcome<Named>> {
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const file = await db.exportFile.findUnique({ where: { id }, select: { askedById: true } })
  if (!file) return refused({ kind: 'not_found', says: 'There is no such file' })
  if (!mayEnd(actor, file)) return refused(NOT_YOURS)
  const given = JSON.stringify({ id, state, actorId: actor.id })
  const [row] = await db.$queryRaw<{ ended: boolean }[]>`SELECT end_export_file(${given}::jsonb) AS ended`
  return row?.ended ? done({ id }) : refused({ kind: 'conflict', says: late })
}

const NOT_YOURS: Refusal = {
  kind: 'forbidden',
  says: 'Whoever asked for a file cancels and removes it, or an administrator',
}
