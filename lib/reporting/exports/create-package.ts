import 'server-only'
import { Readable } from 'node:stream'
import { makeSealOfSnapshot } from '@/lib/audit/chains/make-seal'
import { recordEvent } from '@/lib/audit/events/audited'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { keepingOrigin } from '@/lib/database/origin'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { reportNamed } from '@/lib/reporting/registry/reports'
import type { ExportFile } from './create-export'
import type { OnRows } from './formats/row-progress'
import { type ExportOrder, prepareExport } from './orders/prepare-export'
import { readPackageFacts } from './package/package-facts'
import { type PackageFormat, rowsFormatOf } from './package/package-files'
import { packageBytes } from './package/package-stream'

/**
 * Exports every row of a filter as a signed package (docs/verification.md): the file in the requested format with its
 * evidence. Two audit events are committed: who requested what, before the first byte is sent; and the hashes of the
 * finished package, before its last bytes are. Both are written after the snapshot, so they come after the chain heads
 * in the package. Refuses what createExport refuses, and a PDF of a report that is not a document.
 */
export async function createPackage(
  actor: Actor,
  { format = 'csv', ...order }: ExportOrder & { format?: PackageFormat },
  onRows?: OnRows,
): Promise<Result<ExportFile>> {
  const ordered = await prepareExport(actor, order)
  if (!ordered.ok) return ordered
  const { name, prepared, filestem, asOf, timeZone } = ordered.value
  const filename = `${filestem}.zip`
  const print = format === 'pdf' ? reportNamed(name)?.document?.print : undefined
  if (format === 'pdf' && !print)
    return err({
      kind: 'invalid',
      message: 'This report is not available as PDF. Choose CSV, XLSX or JSON Lines',
      fieldErrors: {},
    })
  const snapshot = await openSnapshot(asOf)
  try {
    const facts = await readPackageFacts(snapshot, prepared, asOf)
    // Sealed first, because printing may take a while and the heads must be those of the snapshot.
    const seal = await makeSealOfSnapshot(actor.id, facts.snapshotId)
    const printed = await print?.(order.search, { snapshotId: facts.snapshotId, asOf })
    if (printed && !printed.ok) {
      await snapshot.close(false)
      return printed
    }
    const event = { actorId: actor.id, targetKind: 'export', targetId: name, targetName: filename }
    const asked = {
      report: name,
      filter: prepared.filter,
      asOf: facts.asOf,
      rows: facts.rowCount,
      columns: prepared.columnCount,
    }
    await recordEvent({
      ...event,
      verb: 'export.created',
      after: { ...asked, format: `package of ${format}`, seal: seal.number },
      rows: [{ table: 'seal', id: String(seal.number) }],
    })
    const contents = {
      ...{ actor, report: name, prepared, facts, seal, snapshot, timeZone, onRows },
      filename: `${filestem}.${rowsFormatOf(format)}`,
      rowsFormat: rowsFormatOf(format),
      document: printed ? { filename: `${filestem}.pdf`, body: printed.value } : null,
      recordPackage: keepingOrigin((hashes: { manifestSha256: string; fileSha256: string }) =>
        recordEvent({
          ...event,
          verb: 'export.packaged',
          after: { ...asked, seal: seal.number, sealRoot: seal.root, ...hashes },
          rows: [{ table: 'seal', id: String(seal.number) }],
        }),
      ),
    }
    return ok({ filename, mediaType: 'application/zip', body: bodyOf(contents, snapshot) })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}

/**
 * A body that is never read must release its connection too: a generator that never ran does not reach its `finally`.
 */
function bodyOf(order: Parameters<typeof packageBytes>[0], snapshot: Snapshot): Readable {
  let begun = false
  async function* bytes() {
    begun = true
    yield* packageBytes(order)
  }
  const body = Readable.from(bytes(), { objectMode: false })
  body.once('close', () => {
    if (!begun) void snapshot.close(true)
  })
  return body
}
