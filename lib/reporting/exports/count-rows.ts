import 'server-only'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { type ExportOrder, prepareExport } from './orders/prepare-export'

/**
 * Counts the rows of an export; as of a fixed instant, its file has the same number. Refuses what prepareExport
 * refuses.
 */
export async function countRows(actor: Actor, order: ExportOrder): Promise<Result<number>> {
  const requested = await prepareExport(actor, order)
  if (!requested.ok) return requested
  const { prepared, asOf } = requested.value
  const snapshot = await openSnapshot(asOf)
  try {
    const { rows } = await snapshot.query<{ count: string }>(prepared.count)
    await snapshot.close(false)
    return ok(Number(rows[0]?.count ?? 0))
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}
