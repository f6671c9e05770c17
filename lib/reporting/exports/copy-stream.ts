import 'server-only'
import { createHash } from 'node:crypto'
import { type Duplex, pipeline, type Readable, Transform } from 'node:stream'
import { Prisma } from '@/generated/prisma/client'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { db } from '@/lib/database/db'
import { log } from '@/lib/database/log'
import type { PreparedReport } from '@/lib/report-definition/report'
import { csvLines } from './csv-lines'
import { passingLines, type RowsPassed } from './rows-passed'
import type { CellKind } from './sheet-rows'
import { Workbook } from './workbook'

/** The kinds of file a report can be. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * For statements of a million rows: one process each, so that the pages keep the other processors, and no time before the first row is spent on compiling. Answers who runs them.
 */
const FOR_A_LONG_FILE = Prisma.sql`SELECT pg_backend_pid() AS pid, set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)`
const CSV = 'WITH (FORMAT csv, HEADER true)'
const TEXT = "WITH (FORMAT text, NULL '')"
/** A value that holds neither sign comes out as it is, a line each: JSON made by the database holds neither, nor a line end. */
const BARE = "WITH (FORMAT csv, HEADER false, QUOTE E'\\x01', DELIMITER E'\\x02')"

/** The types of PostgreSQL that a sheet has cells for: smallint, int, bigint, numeric and date. */
const CELL_KINDS: Readonly<Record<number, CellKind>> = {
  20: 'number',
  21: 'number',
  23: 'number',
  1700: 'number',
  1082: 'day',
}

/** What a file turned out to be, once its last row has been read: written down before its last bytes leave. */
export type FinishedFile = { rowCount: number; byteCount: number; sha256: string }

/** Told before the first byte and before the last. What it rejects with ends the file. */
export type Witness = { begun: () => Promise<void>; finished: (file: FinishedFile) => Promise<void> }

/** A statement, the form of its rows, and what makes a file of them. */
export type FileRows = { statement: Prisma.Sql; options: string; shape: Duplex }

/** What a sheet says of itself: which report, which filter, as of when. */
export type FileParameters = readonly (readonly [string, string])[]

/** The rows as a file. */
export const fileOf = (snapshot: Snapshot, { statement, options, shape }: FileRows): Readable =>
  pipeline(snapshot.copy(statement, options), shape, () => {})

/** Rows as CSV: records ended by CR LF, in UTF-8 with a mark. */
export const csvRows = (select: Prisma.Sql, passed?: RowsPassed): FileRows => ({
  statement: select,
  options: CSV,
  shape: csvLines(passed),
})

/** Rows as JSON Lines: one object a row, in UTF-8 without a mark, each line ended by a line feed. */
export const jsonRows = (jsonLines: Prisma.Sql, passed?: RowsPassed): FileRows => ({
  statement: jsonLines,
  options: BARE,
  shape: passingLines(passed),
})

/** Rows as a workbook: cells of the types that the database gives them, the header in sight, and a sheet that says what was asked. */
export async function sheetRows(
  snapshot: Pick<Snapshot, 'query'>,
  select: Prisma.Sql,
  parameters: FileParameters,
  passed?: RowsPassed,
): Promise<FileRows> {
  const { fields } = await snapshot.query(Prisma.sql`SELECT * FROM (${select}) AS rows LIMIT 0`)
  const columns = fields.map(({ name, dataTypeID }) => ({ header: name, kind: CELL_KINDS[dataTypeID] ?? 'text' }))
  return { statement: select, options: TEXT, shape: new Workbook(columns, parameters, { passed }) }
}

/** The rows of a report in a format: a file alone and the same file in a package are made by it. `passed` is told of them as they pass. */
export async function reportRows(
  snapshot: Snapshot,
  report: Pick<PreparedReport, 'select' | 'jsonLines'>,
  { format, parameters, passed }: { format: ExportFormat; parameters: FileParameters; passed?: RowsPassed },
): Promise<FileRows> {
  if (format === 'csv') return csvRows(report.select, passed)
  return format === 'jsonl'
    ? jsonRows(report.jsonLines, passed)
    : sheetRows(snapshot, report.select, parameters, passed)
}

/**
 * Opens one snapshot as of an instant, lets the witness write down that a file begins, and answers with the rows as a stream: PostgreSQL makes the
 * lines, Node passes them on, and memory stays the same for ten rows and ten million. The stream must be read to its end or destroyed; either way
 * the connection goes back, and a statement whose reader went away ends at once.
 */
export async function openFile(
  rowsOf: (snapshot: Snapshot) => FileRows | Promise<FileRows>,
  { asOf, past, witness }: { asOf: Date | null; past?: boolean; witness: Witness },
): Promise<Readable> {
  const snapshot = await openSnapshot(asOf, { past })
  try {
    const { rows } = await snapshot.query<{ pid: number }>(FOR_A_LONG_FILE)
    const pid = rows[0]?.pid
    const { statement, options, shape } = await rowsOf(snapshot)
    await witness.begun()
    const copy = snapshot.copy(statement, options)
    let isRead = false
    const seal = sealed(async (file) => {
      isRead = true
      // The number of rows comes behind the last of them, and certainly before the answer to the next statement.
      await snapshot.close(false)
      await witness.finished({ ...file, rowCount: copy.rowCount })
    })
    return pipeline(copy, shape, seal, (error) => {
      if (error && !isRead) void breakOff(snapshot, pid)
    })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}

/** Passes a file on as it is, and tells what it was before it ends. */
export function sealed(finish: (file: Omit<FinishedFile, 'rowCount'>) => Promise<void>): Transform {
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
 * Ends the statement of a file that nobody reads on. The server would find out only at its next row, and a sort may be long; its connection is thrown away.
 */
async function breakOff(snapshot: Snapshot, pid: number | undefined): Promise<void> {
  await db.$executeRaw`SELECT pg_cancel_backend(${pid}::int)`.catch((error: unknown) =>
    log.warn({ err: error }, 'the statement of a file that was broken off could not be cancelled'),
  )
  await snapshot.close(true)
}
