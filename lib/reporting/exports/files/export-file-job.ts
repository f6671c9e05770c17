import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { log } from '@/lib/database/log'
import { ok, type Result } from '@/lib/kernel/result'
import type { HeldJob, JobHandler, RunningJob } from '@/lib/queue/job-handler'
import { FILE_KINDS } from '@/lib/report-definition/file-kinds'
import { countRows } from '@/lib/reporting/exports/count-rows'
import type { ExportFile } from '@/lib/reporting/exports/create-export'
import { createFile } from '@/lib/reporting/exports/create-file'
import type { OnRows } from '@/lib/reporting/exports/formats/row-progress'
import { EXPORT_FILE_FAULTS } from './messages'
import { cutIntoPieces, PIECE_BYTES, packed } from './pieces'
import { stillAllowed } from './still-allowed'

/** What no spreadsheet or reader takes in one file; a narrower filter does. */
const LARGEST_BYTES = 16 * 2 ** 30

/** A file that no further attempt would generate; its message is the one on the list. */
class CannotBeGenerated extends Error {}

const requestedFile = z.object({
  id: z.guid(),
  report: z.string(),
  parameters: z.string(),
  format: z.enum(FILE_KINDS),
  asOf: z.string(),
  askedById: z.guid(),
})
type RequestedFile = z.output<typeof requestedFile>
type Written = { size: number; sha256: string }
type Counted = { rowCount: number; file: ExportFile }

/** Generates a file of the download list, the oldest request first. */
export const exportFileJob: JobHandler = {
  kind: 'export-file',
  maxAttempts: 3,
  run: generateExportFile,
  onFailed: async (job) => {
    await callLedger('fail_export_file', job, { fault: EXPORT_FILE_FAULTS.brokeOff, byItself: true })
  },
}

/**
 * Reads the report through the use case that a direct export takes, so that the bytes are the same. A file that is
 * finished or cancelled is left alone. A report that fails is not tried again: its file fails with a reference to the
 * log.
 */
async function generateExportFile(job: RunningJob): Promise<void> {
  const file = await startFile(job)
  if (!file) return
  try {
    const fault = await writeFile(job, file)
    if (fault) await callLedger('fail_export_file', job, { fault })
  } catch (error) {
    if (job.signal.aborted || isDatabaseAway(error)) throw error
    if (error instanceof CannotBeGenerated) {
      await callLedger('fail_export_file', job, { fault: error.message })
      return
    }
    const reference = randomBytes(3).toString('hex').toUpperCase()
    log.error({ err: error, reference, exportFile: file.id }, 'an export file failed to generate')
    await callLedger('fail_export_file', job, { fault: EXPORT_FILE_FAULTS.withReference(reference) })
  }
}

/** Writes the bytes and finishes the file. Returns why it cannot be generated; null when it is finished or lost. */
async function writeFile(job: RunningJob, requested: RequestedFile): Promise<string | null> {
  let done = 0
  let total: number | null = null
  const report = () => job.report({ done, total })
  const opened = await openExport(requested, (rows) => {
    done += rows
    report()
  })
  if (!opened.ok) return opened.refusal.message
  const { rowCount, file } = opened.value
  total = rowCount
  report()
  const stop = () => file.body.destroy()
  job.signal.addEventListener('abort', stop)
  if (job.signal.aborted) stop()
  const written = await store(job, file.body as AsyncIterable<Buffer>, report)
  const { filename, mediaType } = file
  if (written) await callLedger('finish_export_file', job, { ...written, filename, mediaType, rowCount })
  return null
}

/** Counted first, for the progress: the rows are as of an instant, so that there will be as many. */
async function openExport(
  { askedById, report, parameters, asOf, format }: RequestedFile,
  passed: OnRows,
): Promise<Result<Counted>> {
  const actor = await stillAllowed(askedById)
  if (!actor.ok) return actor
  const search = new URLSearchParams(parameters)
  search.set('asOf', asOf)
  const counted = await countRows(actor.value, { report, search })
  if (!counted.ok) return counted
  const file = await createFile(actor.value, { report, search, kind: format }, passed)
  return file.ok ? ok({ rowCount: counted.value, file: file.value }) : file
}

/** Stores the bytes piece by piece. Null when the job is lost. */
async function store(job: RunningJob, bytes: AsyncIterable<Buffer>, onPiece: () => void): Promise<Written | null> {
  const hash = createHash('sha256')
  let [size, place] = [0, 0]
  for await (const piece of cutIntoPieces(bytes)) {
    if (size + piece.length > LARGEST_BYTES) throw new CannotBeGenerated(EXPORT_FILE_FAULTS.tooLarge)
    hash.update(piece)
    const stored = await packed(piece)
    const given = jsonb({ ...heldFile(job), begins: size, length: piece.length, place })
    const chunk = Prisma.sql`store_export_chunk(${given}, ${stored.packed}, ${stored.bytes})`
    if (!(await callFunction(db, chunk, z.boolean()))) return null
    onPiece()
    size += piece.length
    place = size / PIECE_BYTES
  }
  return { size, sha256: hash.digest('hex') }
}

/** What was requested; null when the file is finished or cancelled, or the job is lost. */
const startFile = (job: RunningJob): Promise<RequestedFile | null> =>
  callFunction(db, Prisma.sql`start_export_file(${jsonb(heldFile(job))})`, requestedFile.nullable())

async function callLedger(
  name: 'finish_export_file' | 'fail_export_file',
  job: RunningJob,
  facts: object,
): Promise<boolean> {
  const given = jsonb({ ...heldFile(job), ...facts })
  const call =
    name === 'finish_export_file' ? Prisma.sql`finish_export_file(${given})` : Prisma.sql`fail_export_file(${given})`
  return callFunction(db, call, z.boolean())
}

const heldFile = ({ jobId, lease, subject }: RunningJob): HeldJob & { id: string } => ({ jobId, lease, id: subject })
