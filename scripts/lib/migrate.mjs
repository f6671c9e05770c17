// Applies prisma/migrations in order, with the table, the checksums and the lock of Prisma's own engine: the stock
// command `npm run prisma -- migrate status` says "up to date" afterwards. It takes 10 ms when there is nothing to do.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from './connection.mjs'
import { Complaint, root } from './project.mjs'

const prismaMigrateLock = 72_707_369 // the advisory lock that Prisma's engine takes as well

const bookkeeping = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`

/** The migrations of a folder in order: name, SQL and the checksum that Prisma would compute. */
function readMigrations(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString(), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}

/** What is still to be applied. Complains about a history that the files no longer tell. */
function pendingMigrations(migrations, history) {
  const recorded = new Map(history.map((row) => [row.migration_name, row]))
  const unfinished = history.find((row) => !row.finished)
  if (unfinished) {
    throw new Complaint(
      `migration ${unfinished.migration_name} failed before and was left open. Look at it with "npm run prisma -- migrate status", then "npm run prisma -- migrate resolve".`,
    )
  }
  const unknown = history.find((row) => !migrations.some(({ name }) => name === row.migration_name))
  if (unknown) {
    throw new Complaint(
      `the database knows migration ${unknown.migration_name}, which these sources do not: they are older than the database.`,
    )
  }
  return migrations.filter(({ name, checksum }) => {
    const row = recorded.get(name)
    if (row && row.checksum !== checksum)
      throw new Complaint(`migration ${name} was changed after it was applied to this database.`)
    return !row
  })
}

async function apply(client, { name, sql, checksum }) {
  const id = randomUUID()
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    await client.query(sql)
  } catch (error) {
    // One simple query is one transaction: nothing of the file stays. The record goes too, so that a mended file can run.
    await client.query('ROLLBACK')
    await client.query('DELETE FROM _prisma_migrations WHERE id = $1', [id])
    const place = error.position ? ` at line ${sql.slice(0, Number(error.position)).split('\n').length}` : ''
    throw new Complaint(`migration ${name} failed${place}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`)
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id])
}

/**
 * Brings the database at `url` up to date and answers the names it applied. Several starts at once wait for each
 * other. `url` has to belong to the owner of the tables.
 */
export function migrate(url, folder = join(root, 'prisma', 'migrations')) {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [prismaMigrateLock])
    await client.query(bookkeeping)
    const { rows } = await client.query(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
    )
    const pending = pendingMigrations(readMigrations(folder), rows)
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  })
}
