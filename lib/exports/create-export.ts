import 'server-only'
import type { Readable } from 'node:stream'
import type { Actor } from '@/lib/access/permissions'
import { recordEvent } from '@/lib/audit/audited'
import { done, type Outcome } from '@/lib/outcome'
import { type ExportFormat, openCsv, openJsonLines, openWorkbook, type Witness } from './copy-stream'
import { type ExportOrder, prepareExport } from './prepare-export'

export type ExportFile = { filename: string; mediaType: string; body: Readable }

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

/**
 * Exports every row of a filter as CSV, XLSX or JSON Lines. Two events are committed: who asked for what, before the first byte leaves; and what the file was (rows, bytes,
 * SHA-256), before its last bytes do. An export without the second did not leave whole. Refuses an unknown report and a role that may not export.
 */
export async function createExport(
  actor: Actor,
  { format = 'csv', ...order }: ExportOrder & { format?: ExportFormat },
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
  const witness: Witness = {
    begun: () => recordEvent({ ...event, verb: 'export.created', after: facts }),
    finished: ({ rowCount, byteCount, sha256 }) =>
      recordEvent({
        ...event,
        verb: 'export.finished',
        after: { ...facts, rows: rowCount, bytes: byteCount, fileSha256: sha256 },
      }),
  }
  const parameters = [
    ['Report', name],
    ['Filter', prepared.filter || 'none'],
    ['As of', asOf.toISOString()],
  ] as const
  const open = {
    csv: () => openCsv(prepared, asOf, witness),
    jsonl: () => openJsonLines(prepared, asOf, witness),
    xlsx: () => openWorkbook(prepared, asOf, parameters, witness),
  }
  return done({ filename, mediaType: MEDIA_TYPES[format], body: await open[format]() })
}
