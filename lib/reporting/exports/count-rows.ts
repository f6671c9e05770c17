import 'server-only'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { done, type Outcome } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { type ExportOrder, prepareExport } from './prepare-export'

/** How many rows an export has: as of a fixed instant as many as its file will. Refuses as prepareExport does. */
export async function countRows(actor: Actor, order: ExportOrder): Promise<Outcome<number>> {
  const asked = await prepareExport(actor, order)
  if (!asked.ok) return asked
  const { prepared, asOf } = asked.value
  const snapshot = await openSnapshot(asOf)
  try {
    const { rows } = await snapshot.query<{ count: string }>(prepared.count)
    await snapshot.close(false)
    return done(Number(rows[0]?.count ?? 0))
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}
