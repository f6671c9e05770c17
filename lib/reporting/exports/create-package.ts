import 'server-only'
import { Readable } from 'node:stream'
import { recordEvent } from '@/lib/audit/audited'
import { makeSealOfSnapshot } from '@/lib/audit/make-seal'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { reportNamed } from '@/lib/reporting/registry/reports'
import type { ExportFile } from './create-export'
import { readPackageFacts } from './package/package-facts'
import { type PackageFormat, rowsFormatOf } from './package/package-files'
import { packageBytes } from './package/package-stream'
import { type ExportOrder, prepareExport } from './prepare-export'
import type { RowsPassed } from './rows-passed'

/**
 * Exports every row of a filter as a signed package (docs/verification.md): the file in the format asked for with what
 * proves it. Two events are committed: who asked for what, before the first byte leaves; and the hashes of the finished
 * package, before its last bytes do. Both are written after the snapshot and so stand beyond the heads the package
 * carries. Refuses as createExport does, and a PDF of a report that is no document.
 */
export async function createPackage(
  actor: Actor,
  { format = 'csv', ...order }: ExportOrder & { format?: PackageFormat },
  passed?: RowsPassed,
): Promise<Outcome<ExportFile>> {
  const ordered = await prepareExport(actor, order)
  if (!ordered.ok) return ordered
  const { name, prepared, filestem, asOf, timeZone } = ordered.value
  const filename = `${filestem}.zip`
  const print = format === 'pdf' ? reportNamed(name)?.print : undefined
  if (format === 'pdf' && !print)
    return refused({
      kind: 'invalid',
      says: 'This report is no document: choose CSV, XLSX or JSON Lines',
      fieldErrors: {},
    })
  const snapshot = await openSnapshot(asOf)
  try {
    const facts = await readPackageFacts(snapshot, prepared, asOf)
    // Sealed first: printing may take a while, and the heads are those of the snapshot.
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
    })
    const contents = {
      ...{ actor, report: name, prepared, facts, seal, snapshot, timeZone, passed },
      filename: `${filestem}.${rowsFormatOf(format)}`,
      rowsFormat: rowsFormatOf(format),
      document: printed ? { filename: `${filestem}.pdf`, body: printed.value } : null,
      recordPackage: (hashes: { manifestSha256: string; fileSha256: string }) =>
        recordEvent({
          ...event,
          verb: 'export.packaged',
          after: { ...asked, seal: seal.number, sealRoot: seal.root, ...hashes },
          rows: [{ table: 'seal', id: String(seal.number) }],
        }),
    }
    return done({ filename, mediaType: 'application/zip', body: bodyOf(contents, snapshot) })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}

/**
 * A body that nobody begins to read must give its connection back too: a generator that never ran ends without its
 * `finally`.
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
