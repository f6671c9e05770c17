import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { BOOK_TABLES, type BookTable } from './book-tables'

// With functions of PostgreSQL alone: those of Headroom could have been replaced by the person who changed a row.

const sha256Of = (text: string): string => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`

/** The hash of a row as docs/audit-chain.md describes it, without the columns of a list where it is given. */
const hashOf = (without = ''): string =>
  sha256Of(`(to_jsonb(t) - 'password_hash' - 'session_version'${without && ` - ${without}`})::text`)

/** How an event names a row: its table and its key, separated by spaces. */
const nameOf = ({ table, key }: BookTable): string =>
  `'${table} ' || ${key.map((column) => `t.${column}`).join(` || ' ' || `)}`

const rowsOf = (table: BookTable): string => {
  const where = table.where ? ` WHERE ${table.where}` : ''
  return `SELECT ${nameOf(table)} AS row, ${hashOf()} AS sha256 FROM public.${table.table} AS t${where}`
}

/** A password is not in its row, and has a hash of its own: that of the empty text while there is none. */
const PASSWORDS = `SELECT 'password ' || t.id, ${sha256Of(`coalesce(t.password_hash, '')`)} FROM public.person AS t`
const NO_PASSWORD = Prisma.raw(sha256Of(`''`))

const PRESENT = Prisma.raw([...BOOK_TABLES.map(rowsOf), PASSWORDS].join(' UNION ALL '))
const listed = (tables: readonly string[]): Prisma.Sql => Prisma.raw(tables.map((table) => `'${table}'`).join(', '))
const ANY_EVENT = listed(['password', ...BOOK_TABLES.flatMap((one) => (one.isOfPayments ? [] : [one.table]))])
const EVENTS_OF_PAYMENTS = listed(BOOK_TABLES.flatMap((one) => (one.isOfPayments ? [one.table] : [])))

const NUMBERED: readonly string[] = ['position', 'seq', 'year', 'number']

/**
 * Whether row `d` is what its event recorded when its table had fewer columns: a table only gains columns, at its end.
 */
function isAsHashedWithFewerColumns({ table, key }: BookTable): string {
  const isKey = key.map((column, place) => {
    const type = NUMBERED.includes(column) || table === 'organisation' ? 'bigint' : 'uuid'
    return `t.${column} = CASE WHEN d.of_table = '${table}' THEN split_part(d.row, ' ', ${place + 2})::${type} END`
  })
  return `SELECT FROM public.${table} AS t
    CROSS JOIN (SELECT array_agg(attname::text ORDER BY attnum) AS names FROM pg_attribute
      WHERE attrelid = 'public.${table}'::regclass AND attnum > 0 AND NOT attisdropped) AS c
    CROSS JOIN LATERAL generate_series(2, cardinality(c.names)) AS k
    WHERE ${isKey.join(' AND ')} AND ${hashOf('c.names[k:]')} = ANY (d.recorded)`
}
const AS_HASHED_BEFORE = Prisma.raw(BOOK_TABLES.map(isAsHashedWithFewerColumns).join(' UNION ALL '))

/**
 * The events of the one attestation (attest-rows.ts): the first of its verb and those that follow it without another
 * between them. One that is appended later attests nothing.
 */
const OF_THE_ATTESTATION = Prisma.sql`e.chain = 'organisation' AND e.verb = 'books.attested' AND e.seq < (
  SELECT coalesce(min(other.seq), 2147483647) FROM public.audit_event AS other
  WHERE other.chain = 'organisation' AND other.verb <> 'books.attested' AND other.seq > (
    SELECT min(first.seq) FROM public.audit_event AS first
    WHERE first.target_id = 'books' AND first.chain = 'organisation' AND first.verb = 'books.attested'))`

/**
 * Every row that is not what the newest event about it recorded: its name, its present hash, and the chain and number
 * of that event. Without a present hash the row is gone, without an event no event tells of it. The number of an event
 * decides within its chain, its instant between chains, and any other event before
 * the attestation.
 */
export const ROW_DIFFERENCES = Prisma.sql`
  WITH held AS (
    SELECT DISTINCT ON (kept.row, e.chain) kept.row, e.chain, e.seq, kept.sha256,
      CASE WHEN e.verb = 'books.attested' THEN '-infinity' ELSE e.at END AS at
    FROM public.audit_event AS e
      CROSS JOIN LATERAL jsonb_each_text(e.after::jsonb -> 'rowSha256') AS kept(row, sha256)
    WHERE e.after LIKE '%"rowSha256"%' AND jsonb_typeof(e.after::jsonb -> 'rowSha256') = 'object'
      AND CASE WHEN e.verb = 'books.attested' THEN ${OF_THE_ATTESTATION}
        ELSE split_part(kept.row, ' ', 1) IN (${ANY_EVENT})
          OR (split_part(kept.row, ' ', 1) IN (${EVENTS_OF_PAYMENTS}) AND e.verb LIKE 'payment.%') END
    ORDER BY kept.row, e.chain, e.seq DESC
  ), newest AS (
    SELECT row, array_agg(sha256) AS recorded, max(chain) AS chain, max(seq) AS seq
    FROM (SELECT *, at = max(at) OVER (PARTITION BY row) AS counts FROM held) AS each WHERE counts GROUP BY row
  ), present AS (${PRESENT}),
  d AS MATERIALIZED (
    SELECT coalesce(n.row, p.row) AS row, split_part(coalesce(n.row, p.row), ' ', 1) AS of_table, p.sha256 AS present,
      n.chain, n.seq, n.recorded
    FROM newest AS n FULL JOIN present AS p ON p.row = n.row
    WHERE (p.sha256 IS NULL OR n.row IS NULL OR NOT p.sha256 = ANY (n.recorded))
      AND NOT (p.sha256 IS NULL AND 'deleted' = ALL (n.recorded))
      AND NOT (n.row IS NULL AND p.sha256 = ${NO_PASSWORD})
  )
  SELECT d.row, d.present, d.chain, d.seq::text FROM d
  WHERE d.present IS NULL OR d.chain IS NULL OR NOT EXISTS (${AS_HASHED_BEFORE})`

/** When rows of earlier versions were attested, and how many; no row before that. */
export const ATTESTATION = Prisma.sql`
  SELECT min(e.at) AS at, sum((e.after::jsonb ->> 'rowCount')::int)::int AS "rowCount"
  FROM public.audit_event AS e WHERE e.target_id = 'books' AND ${OF_THE_ATTESTATION} HAVING count(*) > 0`

/** How many rows are compared. */
export const ROW_COUNT = Prisma.sql`SELECT ${Prisma.raw(
  BOOK_TABLES.map(({ table }) => `(SELECT count(*) FROM public.${table})`).join(' + '),
)} AS count`
