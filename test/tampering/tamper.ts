import type pg from 'pg'
import { BOOK_TABLES } from '@/lib/audit/books/book-tables'

/** A single change of the books past every trigger, as the owner of a server can make it. */
export type Tampering = {
  what: string
  /** The row that was changed, and the one under which it has to be named. */
  key: string
  row: string
}

const FIGURES = [
  { table: 'company_year', key: ['company_id', 'year'] },
  { table: 'payer_year', key: ['payer_id', 'year'] },
]
/** What no event and no other row decides: heads are compared with their chains, and a limit only ever falls. */
const LEFT_OUT: readonly string[] = [
  'company_year.head_seq',
  'company_year.head_hash',
  'company_year.head_previous_hash',
  'payer_year.used_limit_cents',
  'person.session_version',
]

type Column = { name: string; type: string; kind: string }

/** Another value of a column, by its type; of an empty one, some value. */
function otherValue({ name, type, kind }: Column): string {
  const quoted = `"${name}"`
  if (kind === 'e')
    return `(SELECT enumlabel FROM pg_enum WHERE enumtypid = '"${type}"'::regtype
    AND enumlabel IS DISTINCT FROM ${quoted}::text ORDER BY random() LIMIT 1)::"${type}"`
  if (type.startsWith('_')) return `array_append(${quoted}, 'x')`
  if (['int4', 'int8', 'int2', 'numeric'].includes(type)) return `coalesce(${quoted}, 0) + 1`
  if (type === 'bool') return `NOT coalesce(${quoted}, false)`
  if (type === 'timestamptz') return `coalesce(${quoted}, now()) + interval '1 second'`
  if (type === 'date') return `coalesce(${quoted}, current_date) + 1`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'jsonb')
    return `CASE jsonb_typeof(${quoted}) WHEN 'array' THEN ${quoted} || '[1]'
    ELSE coalesce(${quoted}, '{}') || '{"x": 1}' END`
  return `coalesce(${quoted}, '') || 'x'`
}

/**
 * Makes one random change in the transaction of `client`, which is a superuser's: a column of a row, or a row less.
 * Null where the random row does not exist, was changed before, or a CHECK refuses the value.
 */
export async function tamper(client: pg.Client, before: readonly Tampering[]): Promise<Tampering | null> {
  const pick = <One>(list: readonly One[]): One | undefined => list[Math.floor(Math.random() * list.length)]
  const chosen = pick([...BOOK_TABLES, ...FIGURES])
  if (!chosen) return null
  const { table, key } = chosen
  const where = 'where' in chosen && chosen.where ? `WHERE ${chosen.where}` : ''
  const name = `'${table} ' || ${key.map((column) => `t.${column}`).join(` || ' ' || `)}`
  const { rows } = await client.query(
    `SELECT t.ctid::text AS place, ${name} AS row FROM ${table} AS t ${where} ORDER BY random() LIMIT 1`,
  )
  const row = rows[0]
  if (!row || before.some((change) => change.key === row.row)) return null
  const columns = await columnsOf(client, table, key)
  const column = pick(columns)
  const isDeleted = Math.random() < 0.1
  if (!isDeleted && !column) return null
  await client.query('SAVEPOINT change')
  try {
    if (isDeleted) await client.query(`DELETE FROM ${table} WHERE ctid = '${row.place}'`)
    else if (column)
      await client.query(`UPDATE ${table} SET "${column.name}" = ${otherValue(column)} WHERE ctid = '${row.place}'`)
    const what = isDeleted ? `${table} deleted` : `${table}.${column?.name}`
    return { what, key: row.row, row: named(row.row, column, isDeleted) }
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT change')
    return null
  }
}

const named = (row: string, column: Column | undefined, isDeleted: boolean): string =>
  !isDeleted && column?.name === 'password_hash' ? row.replace('person ', 'password ') : row

async function columnsOf(client: pg.Client, table: string, key: readonly string[]): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT a.attname AS name, t.typname AS type, t.typtype::text AS kind
     FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
     WHERE a.attrelid = 'public.${table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`,
  )
  return rows.filter(({ name }) => !key.includes(name) && !LEFT_OUT.includes(`${table}.${name}`))
}
