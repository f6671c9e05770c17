import 'server-only'
import { Readable } from 'node:stream'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { recordEvent } from '@/lib/audit/audited'
import { makeSeal } from '@/lib/audit/make-seal'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { done, type Outcome, refused } from '@/lib/outcome'
import { openSnapshot, type Snapshot } from './copy-stream'
import type { ExportFile } from './create-export'
import { readPackageFacts } from './package/package-facts'
import { packageBytes } from './package/package-stream'
import { reportNamed } from './reports'

/**
 * Exports every row of a filter as a signed package (docs/verification.md): the CSV file with what proves it. Two events are committed: who asked for what,
 * before the first byte leaves; and the hashes of the finished package, before its last bytes do. Both are written after the snapshot and so stand
 * beyond the heads the package carries. Refuses as createExport does.
 */
export async function createPackage(
  actor: Actor,
  { report: name, search }: { report: string; search: URLSearchParams },
): Promise<Outcome<ExportFile>> {
  const report = reportNamed(name)
  if (!report) return refused({ kind: 'not_found', says: 'There is no such report' })
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const clock = await organisationClock()
  const prepared = report.prepare(search, clock)
  const filename = `headroom-${report.name}-${clock.today}.zip`
  const snapshot = await openSnapshot()
  try {
    const facts = await readPackageFacts(snapshot, prepared)
    const seal = await makeSeal(actor.id, facts.snapshotId)
    const event = { actorId: actor.id, targetKind: 'export', targetId: report.name, targetName: filename }
    const asked = { report: report.name, filter: prepared.filter, rows: facts.rowCount, columns: prepared.columnCount }
    await recordEvent({ ...event, verb: 'export.created', after: { ...asked, format: 'package', seal: seal.number } })
    const order = {
      ...{ actor, report: report.name, prepared, facts, seal, snapshot, timeZone: clock.timeZone },
      filename: `headroom-${report.name}-${clock.today}.csv`,
      recordPackage: (hashes: { manifestSha256: string; fileSha256: string }) =>
        recordEvent({
          ...event,
          verb: 'export.packaged',
          after: { ...asked, seal: seal.number, sealRoot: seal.root, ...hashes },
        }),
    }
    return done({ filename, mediaType: 'application/zip', rowCount: facts.rowCount, body: bodyOf(order, snapshot) })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}

/** A body that nobody begins to read must give its connection back too: a generator that never ran ends without its `finally`. */
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
