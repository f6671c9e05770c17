import 'server-only'
import { PassThrough, pipeline } from 'node:stream'
import type { Actor } from '@/lib/access/permissions'
import { recordEvent } from '@/lib/audit/audited'
import { done, type Outcome } from '@/lib/outcome'
import { openSnapshot } from '../copy-stream'
import type { ExportFile } from '../create-export'
import type { ExportOrder } from '../prepare-export'
import { COMPARISON_HEADERS, comparisonStatements } from './comparison-sql'
import { prepareComparison } from './prepare-comparison'

/**
 * Exports what differs in a report between two instants, as CSV. The event (who, which report, which instants, how many lines) is committed before the first byte
 * leaves. Refuses as prepareComparison does.
 */
export async function createComparison(actor: Actor, order: ExportOrder): Promise<Outcome<ExportFile>> {
  const asked = await prepareComparison(actor, order)
  if (!asked.ok) return asked
  const { name, filter, filestem, earlier, later } = asked.value
  const filename = `${filestem}.csv`
  const snapshot = await openSnapshot(later.instant, { past: true })
  try {
    const { select, count } = comparisonStatements(snapshot, asked.value)
    const { rows } = await snapshot.query<{ count: string }>(count)
    const rowCount = Number(rows[0]?.count ?? 0)
    await recordEvent({
      actorId: actor.id,
      verb: 'export.compared',
      targetKind: 'export',
      targetId: name,
      targetName: filename,
      after: {
        report: name,
        filter,
        earlier: earlier.instant.toISOString(),
        later: later.instant.toISOString(),
        rows: rowCount,
        columns: COMPARISON_HEADERS.length,
        format: 'csv',
      },
    })
    const body = pipeline(snapshot.csv(select), new PassThrough(), (error) => {
      void snapshot.close(Boolean(error))
    })
    return done({ filename, mediaType: 'text/csv; charset=utf-8', body })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}
