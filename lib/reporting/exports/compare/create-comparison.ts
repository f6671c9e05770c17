import 'server-only'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { done, type Outcome } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { csvRows, openFile } from '../copy-stream'
import type { ExportFile } from '../create-export'
import type { ExportOrder } from '../prepare-export'
import { witnessOf } from '../witness'
import { COMPARISON_HEADERS, comparisonSelect } from './comparison-sql'
import { prepareComparison } from './prepare-comparison'

/**
 * Exports what differs in a report between two instants, as CSV. Two events are committed as for an export: who
 * compared which report at which instants, before the first byte leaves; and what the file was, before its last bytes
 * do. Refuses as prepareComparison does.
 */
export async function createComparison(actor: Actor, order: ExportOrder): Promise<Outcome<ExportFile>> {
  const asked = await prepareComparison(actor, order)
  if (!asked.ok) return asked
  const { name, filter, filestem, earlier, later } = asked.value
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
  const rowsOf = (snapshot: Snapshot) => csvRows(comparisonSelect(snapshot, asked.value))
  const witness = witnessOf(event, 'export.compared', facts)
  const body = await openFile(rowsOf, { asOf: later.instant, past: true, witness })
  return done({ filename, mediaType: 'text/csv; charset=utf-8', body })
}
