import 'server-only'
import type { Readable } from 'node:stream'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { exportAudit } from './export-audit'
import { type ExportFormat, openFile, reportRows } from './formats/copy-stream'
import type { OnRows } from './formats/row-progress'
import { type ExportOrder, fileParameters, prepareExport } from './orders/prepare-export'

export type ExportFile = { filename: string; mediaType: string; body: Readable }

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

/**
 * Exports every row of a filter as CSV, XLSX or JSON Lines. Two audit events are committed: who requested what, before
 * the first byte is sent; and the finished file (rows, bytes, SHA-256), before its last bytes are. An export without
 * the second was not delivered completely. `onRows` reports progress. Refuses an unknown report and a role that may not
 * export.
 */
export async function createExport(
  actor: Actor,
  { format = 'csv', ...order }: ExportOrder & { format?: ExportFormat },
  onRows?: OnRows,
): Promise<Result<ExportFile>> {
  const requested = await prepareExport(actor, order)
  if (!requested.ok) return requested
  const { name, prepared, filestem, asOf } = requested.value
  const filename = `${filestem}.${format}`
  const event = { actorId: actor.id, targetKind: 'export', targetId: name, targetName: filename }
  const facts = {
    report: name,
    filter: prepared.filter,
    asOf: asOf.toISOString(),
    columns: prepared.columnCount,
    format,
  }
  const audit = exportAudit(event, 'export.created', facts)
  const parameters = fileParameters(name, prepared.filter, facts.asOf)
  const rowsOf = (snapshot: Snapshot) => reportRows(snapshot, prepared, { format, parameters, onRows })
  const body = await openFile(rowsOf, { asOf, audit })
  return ok({ filename, mediaType: MEDIA_TYPES[format], body })
}
