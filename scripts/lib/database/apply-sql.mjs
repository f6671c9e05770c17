// Applies prisma/sql: each function, view, trigger and grant as it is now, after the migrations, in one transaction.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../project.mjs'

/** What is dropped goes first. Views call functions, triggers call functions, and grants name functions and tables. */
const ORDER = ['dropped.sql', 'functions', 'views', 'triggers', 'grants']

/**
 * The files of prisma/sql in the order in which they are applied: by kind, then by path.
 *
 * @param {string} folder
 * @returns {{ path: string, sql: string, sha256: string }[]}
 */
export function readSqlFiles(folder) {
  if (!existsSync(folder)) return []
  const paths = readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.sql'))
  const rank = (path) => ORDER.indexOf(path.split('/')[0])
  const stray = paths.find((path) => rank(path) < 0)
  if (stray) throw new Complaint(`prisma/sql/${stray} is in none of ${ORDER.join(', ')}.`)
  return paths
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map((path) => {
      const bytes = readFileSync(join(folder, path))
      return { path, sql: bytes.toString(), sha256: createHash('sha256').update(bytes).digest('hex') }
    })
}

/** Whether the database has exactly these files, applied after its last migration. */
async function isCurrent(client, files) {
  const { rows } = await client.query(
    `SELECT path, sha256,
       applied_at >= (SELECT coalesce(max(finished_at), '-infinity') FROM _prisma_migrations) AS recent
     FROM applied_sql`,
  )
  const applied = new Map(rows.map((row) => [row.path, row]))
  return (
    applied.size === files.length &&
    files.every(({ path, sha256 }) => applied.get(path)?.sha256 === sha256 && applied.get(path)?.recent)
  )
}

async function applyFile(client, { path, sql }) {
  try {
    await client.query(sql)
  } catch (error) {
    const line = error.position ? ` at line ${sql.slice(0, Number(error.position)).split('\n').length}` : ''
    throw new Complaint(`prisma/sql/${path} failed${line}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`)
  }
}

/**
 * Applies every file of the folder in one transaction when one was changed, added or removed, or a migration was
 * applied since; otherwise nothing. All of them, because a migration or dropped.sql may have dropped what an unchanged
 * file creates.
 *
 * @param {import('pg').Client} client connected as the owner of the tables, which holds the lock of the migrations
 * @param {string} folder
 * @returns {Promise<boolean>} whether they were applied
 */
export async function applySql(client, folder) {
  const files = readSqlFiles(folder)
  if (files.length === 0 || (await isCurrent(client, files))) return false
  await client.query('BEGIN')
  try {
    // A body may name a function of a later file.
    await client.query('SET LOCAL check_function_bodies = off')
    for (const file of files) await applyFile(client, file)
    await client.query('DELETE FROM applied_sql')
    await client.query(
      `INSERT INTO applied_sql (path, sha256, applied_at)
       SELECT path, sha256, clock_timestamp() FROM unnest($1::text[], $2::text[]) AS file(path, sha256)`,
      [files.map(({ path }) => path), files.map(({ sha256 }) => sha256)],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
  return true
}
