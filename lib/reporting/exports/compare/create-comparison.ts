import 'server-only'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import type { ExportFile } from '../create-export'
import { exportAudit } from '../export-audit'
import { csvRows, openFile } from '../formats/copy-stream'
import type { ExportOrder } from '../orders/prepare-export'
import { COMPARISON_HEADERS, comparisonSelect } from './comparison-sql'
import { prepareComparison } from './prepare-comparison'

/**
 * Exports the differences of a report between two instants as CSV. Two audit events are committed as for an export: who
 * compared which report at which instants, before the first byte is sent; and the finished file, before its last bytes
 * are. Refuses what prepareComparison refuses.
 */
export async function createComparison(actor: Actor, order: ExportOrder): Promise<Result<ExportFile>> {
  const requested = await prepareComparison(actor, order)
  if (!requested.ok) return requested
  const { name, filter, filestem, earlier, later } = requested.value
  const filename = `${filestem}.csv`
  const event = { actorId: actor.id, targetKind: 'export', targetId: name, targetName: filename }
  const facts = {
    report: name,
    filter,
    earlier: earlier.instant.toISOString(),
    later: later.instant.toISOString(),
    columns: COMPARISON_HEADERS.length,
    format: 'csv',
  }
  const rowsOf = (snapshot: Snapshot) => csvRows(comparisonSelect(snapshot, requested.value))
  const audit = exportAudit(event, 'export.compared', facts)
  const body = await openFile(rowsOf, { asOf: later.instant, past: true, audit })
  return ok({ filename, mediaType: 'text/csv; charset=utf-8', body })
}
