import 'server-only'
import pg from 'pg'
import { type CopyToStreamQuery, to as copyTo } from 'pg-copy-streams'
import type { Prisma } from '@/generated/prisma/client'
import { lookBack } from '@/lib/database/as-of/look-back'
import { type CopiedRow, copyRows } from '@/lib/database/copied-rows'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'

/**
 * Snapshots use a small pool of their own: a long download must not starve the pages. Two files, and a verification of
 * the audit trail.
 */
const MOST_AT_ONCE = 3
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

/** Formats dates, times and numbers the same in any location of the server. */
const PLAIN_SESSION =
  "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL TimeZone = 'UTC'; SET LOCAL IntervalStyle = 'iso_8601'"
/** One snapshot on a connection of its own: several statements that all see the same instant. */
export type Snapshot = {
  query: <Row extends pg.QueryResultRow>(sql: Prisma.Sql) => Promise<pg.QueryResult<Row>>
  /** The rows in PostgreSQL's format: by default its own text, with tabs between values and one row per line. */
  copy: (sql: Prisma.Sql, options?: string) => CopyToStreamQuery
  /** Passes on the rows one by one, as raw bytes (copied-rows.ts). */
  rows: (sql: Prisma.Sql, take: (row: CopiedRow) => void) => Promise<void>
  /** A statement as one text that includes its values. */
  inlined: (sql: Prisma.Sql) => string
  /** Releases the connection, or closes it when something failed on it. Never rejects. */
  close: (failed: boolean) => Promise<void>
}

/**
 * Opens a snapshot of the books as of a settled instant (look-back.ts), or with null in their current state. It must
 * always be closed.
 */
export async function openSnapshot(asOf: Date | null, { past = false } = {}): Promise<Snapshot> {
  const client = await pool.connect()
  // A connection lost midway fails its statement; without this handler it would end the process as well.
  const lost = (error: Error): void => log.error({ reason: error.message }, 'the connection of an export was lost')
  client.on('error', lost)
  const release = (failed: boolean): void => {
    if (!failed) client.off('error', lost)
    client.release(failed)
  }
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(PLAIN_SESSION)
    if (asOf) await lookBack(async (sql) => (await client.query(inlined(client, sql))).rows, asOf, { past })
  } catch (error) {
    release(true)
    throw error
  }
  return {
    query: (sql) => client.query(inlined(client, sql)),
    copy: (sql, options = '') => client.query(copyTo(`COPY (${inlined(client, sql)}) TO STDOUT ${options}`)),
    rows: (sql, take) => copyRows(client, `COPY (${inlined(client, sql)}) TO STDOUT (FORMAT binary)`, take),
    inlined: (sql) => inlined(client, sql),
    close: async (failed) => {
      if (failed) return release(true)
      await client.query('COMMIT').then(
        () => release(false),
        () => release(true),
      )
    },
  }
}

/** COPY takes no parameters: the values become part of the text, as literals that the driver itself escapes. */
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
