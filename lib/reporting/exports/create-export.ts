import 'server-only'
import type { Readable } from 'node:stream'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { done, type Outcome } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { type ExportFormat, openFile, reportRows } from './copy-stream'
import { type ExportOrder, fileParameters, prepareExport } from './prepare-export'
import type { RowsPassed } from './rows-passed'
import { witnessOf } from './witness'

export type ExportFile = { filename: string; mediaType: string; body: Readable }

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

/**
 * Exports every row of a filter as CSV, XLSX or JSON Lines. Two events are committed: who asked for what, before the
 * first byte leaves; and what the file was (rows, bytes, SHA-256), before its last bytes do. An export without the
 * second did not leave whole. `passed` is told of the rows as they pass. Refuses an unknown report and a role that may
 * not export.
 */
export async function createExport(
  actor: Actor,
  { format = 'csv', ...order }: ExportOrder & { format?: ExportFormat },
  passed?: RowsPassed,
): Promise<Outcome<ExportFile>> {
  const asked = await prepareExport(actor, order)
  if (!asked.ok) return asked
  const { name, prepared, filestem, asOf } = asked.value
  const filename = `${filestem}.${format}`
  const event = { actorId: actor.id, targetKind: 'export', targetId: name, targetName: filename }
  const facts = {
    report: name,
    filter: prepared.filter,
    asOf: asOf.toISOString(),
    columns: prepared.columnCount,
    format,
  }
  const witness = witnessOf(event, 'export.created', facts)
  const parameters = fileParameters(name, prepared.filter, facts.asOf)
  const rowsOf = (snapshot: Snapshot) => reportRows(snapshot, prepared, { format, parameters, passed })
  const body = await openFile(rowsOf, { asOf, witness })
  return done({ filename, mediaType: MEDIA_TYPES[format], body })
}
