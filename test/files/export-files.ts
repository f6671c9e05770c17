import { buffer } from 'node:stream/consumers'
import type { Actor } from '@/lib/permissions/permissions'
import type { FileKind } from '@/lib/report-definition/file-kinds'
import { downloadExportFile } from '@/lib/reporting/exports/files/download-export-file'
import { requestExport } from '@/lib/reporting/exports/files/request-export'
import { asOwner, db } from '../database/database'
import { cancelAllJobs } from '../database/jobs'
import { eventsOf, valueIn } from '../rules/use-cases'

// What tests of the download list share: companies enough for several pieces, and the way from asking to the bytes.

/** Companies for a file of several pieces: half of it text that packs, half that does not. */
export const addManyCompanies = () =>
  asOwner.query(`INSERT INTO company (id, name, country, address, notes)
    SELECT gen_random_uuid(), 'Company ' || n, 'US', repeat('Long Street, ', 30),
      (SELECT string_agg(md5(n || '.' || m), ' ') FROM generate_series(1, 12) m)
    FROM generate_series(1, 2500) n`)

/** Puts an export of companies on the list as of now; answers its id. */
export async function askFor(
  actor: Actor,
  given: { report?: string; parameters?: string; format?: FileKind } = {},
): Promise<string> {
  const asked = { report: 'companies', parameters: '', format: 'csv' as const, asOf: '', ...given }
  return (await valueIn(requestExport(actor, asked))).id
}

/** A file of the list as the database has it. */
export const fileOf = (id: string) => db.exportFile.findUniqueOrThrow({ where: { id } })

/** How many pieces of a file are stored. */
export const piecesOf = (id: string) => db.exportFileChunk.count({ where: { exportFileId: id } })

/** The verbs of the events about a file, oldest first. */
export const verbsOf = async (id: string) => (await eventsOf(id)).map(({ verb }) => verb)

/** A file, or a range of it, read to its end. */
export async function download(actor: Actor, id: string, range: string | null = null) {
  const { body, ...rest } = await valueIn(downloadExportFile(actor, { id, range, ifRange: null }))
  return { ...rest, bytes: body ? await buffer(body) : Buffer.alloc(0) }
}

/** Nothing of one test waits in the next. */
export const cancelTheRest = async () => {
  await cancelAllJobs()
  await asOwner.query("UPDATE export_file SET state = 'cancelled' WHERE state IN ('waiting', 'making')")
}
