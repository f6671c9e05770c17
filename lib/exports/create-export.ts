import 'server-only'
import type { Readable } from 'node:stream'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { recordEvent } from '@/lib/audit/audited'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { done, type Outcome, refused } from '@/lib/outcome'
import { openCsv } from './copy-stream'
import { reportNamed } from './reports'

export type ExportFile = { filename: string; rowCount: number; body: Readable }

/**
 * Exports every row of a filter as CSV. The event (who, which report, which filter, how many rows) is committed before the first byte leaves, and its
 * count is of the very snapshot the rows come from. Refuses an unknown report and a role that may not export.
 */
export async function createExport(
  actor: Actor,
  { report: name, search }: { report: string; search: URLSearchParams },
): Promise<Outcome<ExportFile>> {
  const report = reportNamed(name)
  if (!report) return refused({ kind: 'not_found', says: 'There is no such report' })
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const clock = await organisationClock()
  const prepared = report.prepare(search, clock)
  const filename = `headroom-${report.name}-${clock.today}.csv`
  let rowCount = 0
  const body = await openCsv(prepared, async (count) => {
    rowCount = count
    await recordEvent({
      actorId: actor.id,
      verb: 'export.created',
      targetKind: 'export',
      targetId: report.name,
      targetName: filename,
      after: { report: report.name, filter: prepared.filter, rows: count, columns: prepared.columnCount },
    })
  })
  return done({ filename, rowCount, body })
}
