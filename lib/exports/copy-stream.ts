import 'server-only'
import { type Duplex, PassThrough, pipeline, type Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Prisma } from '@/generated/prisma/client'
import { lookBack } from '@/lib/as-of/look-back'
import { environment } from '@/lib/env'
import { log } from '@/lib/log'
import { csvLines } from './csv-lines'
import type { PreparedReport } from './report'
import { workbook } from './workbook'

/** Exports have connections of their own, few: a long download must not starve the pages. */
const MOST_AT_ONCE = 2
const LONGEST_MILLISECONDS = 15 * 60_000

function createPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: environment.databaseUrl,
    application_name: 'headroom export',
    max: MOST_AT_ONCE,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 10_000,
    statement_timeout: LONGEST_MILLISECONDS,
    allowExitOnIdle: true,
  })
  pool.on('error', (error) => log.error({ reason: error.message }, 'an idle export connection was lost'))
  return pool
}

const shared = globalThis as typeof globalThis & { headroomExports?: pg.Pool }
shared.headroomExports ??= createPool()
const pool = shared.headroomExports

/** The kinds of file a report can be. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Dates, times and numbers look the same wherever the server stands. */
const PLAIN_SESSION =
  "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL TimeZone = 'UTC'; SET LOCAL IntervalStyle = 'iso_8601'"
const CSV = 'WITH (FORMAT csv, HEADER true)'
/** A value that holds neither sign comes out as it is, a line each: JSON and XML made by the database hold neither, nor a line end. */
const BARE = "WITH (FORMAT csv, HEADER false, QUOTE E'\\x01', DELIMITER E'\\x02')"

/**
 * Opens one snapshot, counts the rows of a report in it, lets `announce` write that down, and answers with the rows as a CSV stream: PostgreSQL makes the
 * lines, Node passes them on, and memory stays the same for ten rows and ten million. The stream must be read to its end or destroyed; either way
 * the connection goes back.
 */
export const openCsv = (
  report: Pick<PreparedReport, 'select' | 'count'>,
  asOf: Date,
  announce: (rowCount: number) => Promise<void>,
): Promise<Readable> => openRows(asOf, report.count, report.select, CSV, () => csvLines(), announce)

/** The same as JSON Lines: one object a row, in UTF-8 without a mark, each line ended by a line feed. */
export const openJsonLines = (
  report: Pick<PreparedReport, 'jsonLines' | 'count'>,
  asOf: Date,
  announce: (rowCount: number) => Promise<void>,
): Promise<Readable> => openRows(asOf, report.count, report.jsonLines, BARE, () => new PassThrough(), announce)

/** The same as a workbook: typed cells, the header in sight, and a sheet that says what was asked. */
export const openWorkbook = (
  report: Pick<PreparedReport, 'sheetRows' | 'count' | 'headers'>,
  asOf: Date,
  parameters: readonly (readonly [string, string])[],
  announce: (rowCount: number) => Promise<void>,
): Promise<Readable> =>
  openRows(
    asOf,
    report.count,
    report.sheetRows,
    BARE,
    (rowCount) => workbook(report.headers, rowCount, parameters),
    announce,
  )

/** One snapshot on a connection of its own: several statements that all see the same instant. */
export type Snapshot = {
  query: <Row extends pg.QueryResultRow>(sql: Prisma.Sql) => Promise<pg.QueryResult<Row>>
  /** The rows as PostgreSQL writes them: by default its own text, values apart by tabs, a line each. */
  copy: (sql: Prisma.Sql, options?: string) => Readable
  /** A statement as one text, its values in it. */
  text: (sql: Prisma.Sql) => string
  /** The rows as CSV with a header, shaped as every CSV file of ours. */
  csv: (sql: Prisma.Sql) => Readable
  /** One column of JSON or XML as it stands, a line each. */
  bare: (sql: Prisma.Sql) => Readable
  /** Gives the connection back; one on which something failed is thrown away. Never rejects. */
  close: (failed: boolean) => Promise<void>
}

/** Opens a snapshot that sees the books as of a settled instant (lib/as-of/look-back.ts). It must be closed, whatever happens. */
export async function openSnapshot(asOf: Date, { past = false } = {}): Promise<Snapshot> {
  const client = await pool.connect()
  const giveBack = (failed: boolean): void => client.release(failed)
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(PLAIN_SESSION)
    await lookBack(async (sql) => (await client.query(inlined(client, sql))).rows, asOf, { past })
  } catch (error) {
    giveBack(true)
    throw error
  }
  const copy = (sql: Prisma.Sql, options = '') =>
    client.query(copyTo(`COPY (${inlined(client, sql)}) TO STDOUT ${options}`))
  return {
    query: (sql) => client.query(inlined(client, sql)),
    copy,
    text: (sql) => inlined(client, sql),
    csv: (sql) => pipeline(copy(sql, CSV), csvLines(), () => {}),
    bare: (sql) => copy(sql, BARE),
    close: async (failed) => {
      if (failed) return giveBack(true)
      await client.query('COMMIT').then(
        () => giveBack(false),
        () => giveBack(true),
      )
    },
  }
}

async function openRows(
  asOf: Date,
  count: Prisma.Sql,
  select: Prisma.Sql,
  options: string,
  shape: (rowCount: number) => Duplex,
  announce: (rowCount: number) => Promise<void>,
): Promise<Readable> {
  const snapshot = await openSnapshot(asOf)
  try {
    const { rows } = await snapshot.query<{ count: string }>(count)
    const rowCount = Number(rows[0]?.count ?? 0)
    await announce(rowCount)
    return pipeline(snapshot.copy(select, options), shape(rowCount), (error) => {
      void snapshot.close(Boolean(error))
    })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}

/** COPY takes no parameters: the values go into the text, each as a literal that the driver itself escapes. */
function inlined(client: pg.PoolClient, { strings, values }: Prisma.Sql): string {
  return strings.reduce((text, part, position) => `${text}${literal(client, values[position - 1])}${part}`)
}

function literal(client: pg.PoolClient, value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' && Number.isFinite(value)) return `(${value})`
  if (typeof value === 'bigint') return `(${value})`
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return client.escapeLiteral(value)
  if (value instanceof Date) return client.escapeLiteral(value.toISOString())
  if (Array.isArray(value)) return `ARRAY[${value.map((item) => literal(client, item)).join(', ')}]`
  throw new Error(`a report cannot carry a value of type ${typeof value}`)
}
