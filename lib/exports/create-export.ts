import 'server-only'
import type { Readable } from 'node:stream'
import type { Actor } from '@/lib/access/permissions'
import { recordEvent } from '@/lib/audit/audited'
import { done, type Outcome } from '@/lib/outcome'
import { type ExportFormat, openCsv, openJsonLines, openWorkbook } from './copy-stream'
import { type ExportOrder, prepareExport } from './prepare-export'

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
  { format = 'csv', ...order }: ExportOrder & { format?: ExportFormat },
): Promise<Outcome<ExportFile>> {
  const asked = await prepareExport(actor, order)
  if (!asked.ok) return asked
  const { name, prepared, filestem, asOf } = asked.value
  const filename = `${filestem}.${format}`
  let rowCount = 0
  const announce = async (count: number) => {
    rowCount = count
    await recordEvent({
      actorId: actor.id,
      verb: 'export.created',
      targetKind: 'export',
      targetId: name,
      targetName: filename,
      after: {
        report: name,
        filter: prepared.filter,
        asOf: asOf.toISOString(),
        rows: count,
        columns: prepared.columnCount,
        format,
      },
    })
  }
  const parameters = [
    ['Report', name],
    ['Filter', prepared.filter || 'none'],
    ['As of', asOf.toISOString()],
  ] as const
  const open = {
    csv: () => openCsv(prepared, asOf, announce),
    jsonl: () => openJsonLines(prepared, asOf, announce),
    xlsx: () => openWorkbook(prepared, asOf, parameters, announce),
  }
  const body = await open[format]()
  return done({ filename, mediaType: MEDIA_TYPES[format], rowCount, body })
}
