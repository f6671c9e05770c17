import 'server-only'
import type { Readable } from 'node:stream'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { recordEvent } from '@/lib/audit/audited'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { done, type Outcome, refused } from '@/lib/outcome'
import { type ExportFormat, openCsv, openJsonLines, openWorkbook } from './copy-stream'
import { reportNamed } from './reports'

export type ExportFile = { filename: string; mediaType: string; rowCount: number; body: Readable }

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

/**
 * Exports every row of a filter as CSV, XLSX or JSON Lines. The event (who, which report, which filter, how many rows) is committed before the first byte leaves, and its
 * count is of the very snapshot the rows come from. Refuses an unknown report and a role that may not export.
 */
export async function createExport(
  actor: Actor,
  { report: name, search, format = 'csv' }: { report: string; search: URLSearchParams; format?: ExportFormat },
): Promise<Outcome<ExportFile>> {
  const report = reportNamed(name)
  if (!report) return refused({ kind: 'not_found', says: 'There is no such report' })
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const clock = await organisationClock()
  const prepared = report.prepare(search, clock)
  const filename = `headroom-${report.name}-${clock.today}.${format}`
  let rowCount = 0
  const announce = async (count: number) => {
    rowCount = count
    await recordEvent({
      actorId: actor.id,
      verb: 'export.created',
      targetKind: 'export',
      targetId: report.name,
      targetName: filename,
      after: { report: report.name, filter: prepared.filter, rows: count, columns: prepared.columnCount, format },
    })
  }
  const parameters = [
    ['Report', report.name],
    ['Filter', prepared.filter || 'none'],
  ] as const
  const open = {
    csv: () => openCsv(prepared, announce),
    jsonl: () => openJsonLines(prepared, announce),
    xlsx: () => openWorkbook(prepared, parameters, announce),
  }
  const body = await open[format]()
  return done({ filename, mediaType: MEDIA_TYPES[format], rowCount, body })
}
