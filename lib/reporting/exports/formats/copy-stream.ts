import 'server-only'
import { createHash } from 'node:crypto'
import { type Duplex, pipeline, type Readable, Transform } from 'node:stream'
import { Prisma } from '@/generated/prisma/client'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { db } from '@/lib/database/db'
import { log } from '@/lib/database/log'
import type { PreparedReport } from '@/lib/report-definition/prepare-report'
import { csvLines } from './csv-lines'
import { countLines, type OnRows } from './row-progress'
import type { CellKind } from './sheet-rows'
import { Workbook } from './workbook'

/** The kinds of file a report can be. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * Settings for statements of a million rows: one process each, so that pages keep the other processors, and no
 * compilation before the first row. Returns the process id.
 */
const LONG_FILE_SETTINGS = Prisma.sql`SELECT pg_backend_pid() AS pid,
  set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)`
const CSV = 'WITH (FORMAT csv, HEADER true)'
const TEXT = "WITH (FORMAT text, NULL '')"
/** Writes a value as it is if it contains neither sign nor a line end, as JSON made by the database never does. */
const UNQUOTED = "WITH (FORMAT csv, HEADER false, QUOTE E'\\x01', DELIMITER E'\\x02')"

/** The PostgreSQL types with their own kind of cell: smallint, int, bigint, numeric and date. */
const CELL_KINDS: Readonly<Record<number, CellKind>> = {
  20: 'number',
  21: 'number',
  23: 'number',
  1700: 'number',
  1082: 'day',
}

/** A finished file, recorded before its last bytes are sent. */
export type FinishedFile = { rowCount: number; byteCount: number; sha256: string }

/** Records a file in the audit trail before its first byte and before its last. A rejection ends the file. */
export type ExportAudit = { begun: () => Promise<void>; finished: (file: FinishedFile) => Promise<void> }

/** A statement, the COPY options of its rows, and the stream that turns them into a file. */
export type FileRows = { statement: Prisma.Sql; options: string; shape: Duplex }

/** The parameters listed in a workbook: report, filter and instant. */
export type FileParameters = readonly (readonly [string, string])[]

/** The rows as a file. */
export const fileOf = (snapshot: Snapshot, { statement, options, shape }: FileRows): Readable =>
  pipeline(snapshot.copy(statement, options), shape, () => {})

/** Rows as CSV: records end with CR LF, in UTF-8 with a byte order mark. */
export const csvRows = (select: Prisma.Sql, onRows?: OnRows): FileRows => ({
  statement: select,
  options: CSV,
  shape: csvLines(onRows),
})

/** Rows as JSON Lines: one object per line, in UTF-8 without a byte order mark, each line ended by a line feed. */
export const jsonRows = (jsonLines: Prisma.Sql, onRows?: OnRows): FileRows => ({
  statement: jsonLines,
  options: UNQUOTED,
  shape: countLines(onRows),
})

/** Rows as a workbook: cells typed as in the database, a frozen header row, and a sheet of parameters. */
export async function sheetRows(
  snapshot: Pick<Snapshot, 'query'>,
  select: Prisma.Sql,
  parameters: FileParameters,
  onRows?: OnRows,
): Promise<FileRows> {
  const { fields } = await snapshot.query(Prisma.sql`SELECT * FROM (${select}) AS rows LIMIT 0`)
  const columns = fields.map(({ name, dataTypeID }) => ({ header: name, kind: CELL_KINDS[dataTypeID] ?? 'text' }))
  return { statement: select, options: TEXT, shape: new Workbook(columns, parameters, { onRows }) }
}

/** The rows of a report in a format, for a file and for the same file in a package. `onRows` reports progress. */
export async function reportRows(
  snapshot: Snapshot,
  report: Pick<PreparedReport, 'select' | 'jsonLines'>,
  { format, parameters, onRows }: { format: ExportFormat; parameters: FileParameters; onRows?: OnRows },
): Promise<FileRows> {
  if (format === 'csv') return csvRows(report.select, onRows)
  return format === 'jsonl'
    ? jsonRows(report.jsonLines, onRows)
    : sheetRows(snapshot, report.select, parameters, onRows)
}

/**
 * Opens a snapshot as of an instant, records the beginning of the file, and returns the rows as a stream. PostgreSQL
 * writes the lines and Node passes them on, so memory does not grow with the number of rows. The stream must be read to
 * its end or destroyed: either way the connection is released, and a statement without a reader is cancelled at once.
 */
export async function openFile(
  rowsOf: (snapshot: Snapshot) => FileRows | Promise<FileRows>,
  { asOf, past, audit }: { asOf: Date | null; past?: boolean; audit: ExportAudit },
): Promise<Readable> {
  const snapshot = await openSnapshot(asOf, { past })
  try {
    const { rows } = await snapshot.query<{ pid: number }>(LONG_FILE_SETTINGS)
    const pid = rows[0]?.pid
    const { statement, options, shape } = await rowsOf(snapshot)
    await audit.begun()
    const copy = snapshot.copy(statement, options)
    let isRead = false
    const seal = hashFile(async (file) => {
      isRead = true
      // The number of rows arrives after the last row, and before the result of the next statement.
      await snapshot.close(false)
      await audit.finished({ ...file, rowCount: copy.rowCount })
    })
    return pipeline(copy, shape, seal, (error) => {
      if (error && !isRead) void cancelQuery(snapshot, pid)
    })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}

/** Passes a file on unchanged and reports its size and hash before it ends. */
export function hashFile(finish: (file: Omit<FinishedFile, 'rowCount'>) => Promise<void>): Transform {
  const hash = createHash('sha256')
  let byteCount = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      byteCount += chunk.length
      done(null, chunk)
    },
    flush(done) {
      finish({ byteCount, sha256: hash.digest('hex') }).then(() => done(), done)
    },
  })
}

/**
 * Cancels the statement of a file whose reader went away. The server would notice only at its next row, which a long
 * sort may delay. Its connection is closed.
 */
async function cancelQuery(snapshot: Snapshot, pid: number | undefined): Promise<void> {
  await db.$executeRaw`SELECT pg_cancel_backend(${pid}::int)`.catch((error: unknown) =>
    log.warn({ err: error }, 'the statement of an aborted file could not be cancelled'),
  )
  await snapshot.close(true)
}
