// Applies prisma/migrations in order, with the table, the checksums and the lock of Prisma's own engine, then
// prisma/sql: the stock command `npm run prisma -- migrate status` reports "up to date" afterwards. It takes 10 ms when
// there is nothing to do. A database that began with the migrations before the baseline is first brought to the
// baseline.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint, root } from '../project.mjs'
import { applySql } from './apply-sql.mjs'
import { beganBeforeBaseline, recordBaseline } from './baseline.mjs'
import { withClient } from './connection.mjs'

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
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString(), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}

/** The migrations that are still to be applied. Throws if the history does not match the files. */
function pendingMigrations(migrations, history) {
  const recorded = new Map(history.map((row) => [row.migration_name, row]))
  const unknown = history.find((row) => !migrations.some(({ name }) => name === row.migration_name))
  if (unknown) {
    throw new Complaint(
      `the database knows migration ${unknown.migration_name}, which these sources do not: ` +
        'they are older than the database.',
    )
  }
  return migrations.filter(({ name, checksum }) => {
    const row = recorded.get(name)
    if (row && row.checksum !== checksum)
      throw new Complaint(`migration ${name} was changed after it was applied to this database.`)
    return !row
  })
}

/** Runs the SQL of a migration and its record as one transaction: a start that is cut short leaves both or neither. */
async function apply(client, migration, { needsTrace = false } = {}) {
  const { name, sql, checksum } = migration
  await client.query('BEGIN')
  try {
    const { rows } = await client.query('SELECT pg_current_xact_id()::text AS id')
    await client.query(sql)
    const { rows: after } = await client.query('SELECT pg_current_xact_id()::text AS id')
    if (after[0].id !== rows[0].id) throw new Error('it ends its own transaction, which a migration may not')
    if (needsTrace && !(await hasTrace(client, rows[0].id))) throw new Untraceable()
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    if (error instanceof Untraceable || (needsTrace && isThere(error))) throw cannotTell(name)
    const place = error.position ? ` at line ${sql.slice(0, Number(error.position)).split('\n').length}` : ''
    throw new Complaint(`migration ${name} failed${place}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`)
  }
}

/** The SQL changes no table, function or other object: whether it ran can be read nowhere. */
class Untraceable extends Error {}

/** SQLSTATEs of "already exists": class, function, object, column, schema, and a row that is unique. */
const isThere = (error) => ['42P07', '42723', '42710', '42701', '42P06', '23505'].includes(error.code)

const cannotTell = (name) =>
  new Complaint(
    `migration ${name} was begun by an earlier start that was cut short, and the database does not tell whether its ` +
      `SQL was run. Compare its migration.sql with the tables. If it was run: npm run prisma -- migrate resolve ` +
      `--applied ${name}. If not: npm run prisma -- migrate resolve --rolled-back ${name}. With your own data in the ` +
      'embedded database write `npm run prisma -- --empty migrate ...`; for a migration in ' +
      'prisma/migrations-before-baseline add `--before-baseline`. Then start again.',
  )

const catalogs = [
  'class',
  'attribute',
  'attrdef',
  'constraint',
  'enum',
  'extension',
  'index',
  'proc',
  'rewrite',
  'trigger',
  'type',
]
/**
 * Whether PostgreSQL's catalogs hold a row of this transaction or a later one: what made, changed or granted an object
 * leaves one.
 */
async function hasTrace(client, transaction) {
  const traces = catalogs.map((name) => `SELECT FROM pg_${name} WHERE age(xmin) <= age($1::text::xid)`)
  const { rows } = await client.query(`SELECT EXISTS (${traces.join(' UNION ALL ')}) AS found`, [transaction])
  return rows[0].found
}

/** Whether running it fails because its objects exist already. The attempt is rolled back. */
async function isRefusedAsThere(client, { sql }) {
  await client.query('BEGIN')
  const error = await client.query(sql).then(
    () => undefined,
    (reason) => reason,
  )
  await client.query('ROLLBACK')
  return error !== undefined && isThere(error)
}

/**
 * Finishes a migration of an earlier version that was interrupted: that version wrote the record first and then ran the
 * SQL in a separate transaction. If the catalogs have rows younger than the record, and running the SQL again fails
 * because its objects exist, it was run, and the record is finished. If they have none, and running it creates some, it
 * had not been run, and is run now. In any other case a person has to decide.
 */
async function settleUnfinished(client, migrations, history) {
  const unfinished = history.filter((row) => !row.finished)
  if (unfinished.length === 0) return []
  const [record] = unfinished
  const migration = migrations.find(({ name }) => name === record.migration_name)
  if (unfinished.length > 1 || history.at(-1) !== record || !migration) throw cannotTell(record.migration_name)
  const wasRun = await hasTrace(client, record.transaction)
  if (wasRun) {
    const isSame = migration.checksum === record.checksum
    if (!isSame || !(await isRefusedAsThere(client, migration))) throw cannotTell(migration.name)
    await client.query(
      `UPDATE _prisma_migrations
       SET finished_at = clock_timestamp(), applied_steps_count = 1, logs = NULL WHERE id = $1`,
      [record.id],
    )
  } else {
    await apply(client, migration, { needsTrace: true })
    await client.query('DELETE FROM _prisma_migrations WHERE id = $1', [record.id])
  }
  Object.assign(record, { finished: true, checksum: migration.checksum })
  return wasRun ? [] : [migration.name]
}

async function readHistory(client) {
  const { rows } = await client.query(
    `SELECT id, migration_name, checksum, finished_at IS NOT NULL AS finished, xmin::text AS transaction
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  )
  return rows
}

/** Applies what is pending of these migrations, after what an earlier start left unfinished. Returns their names. */
async function applyPending(client, migrations) {
  const history = await readHistory(client)
  const settled = await settleUnfinished(client, migrations, history)
  const pending = pendingMigrations(migrations, history)
  for (const migration of pending) await apply(client, migration)
  return [...settled, ...pending.map(({ name }) => name)]
}

/** Finishes the migrations before the baseline where the database began with them. Returns the names it applied. */
async function reachBaseline(client, earlier, baseline) {
  if (!beganBeforeBaseline(earlier, await readHistory(client))) return []
  const applied = await applyPending(client, earlier)
  await recordBaseline(client, earlier, baseline)
  return applied
}

/**
 * Brings the database at `url` up to date and returns the names of the migrations it applied. Several starts at once
 * wait for each other. `url` has to belong to the owner of the tables.
 *
 * @param {string} url
 * @param {string} folder with `migrations`, `sql` and `migrations-before-baseline`
 */
export function migrate(url, folder = join(root, 'prisma')) {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [prismaMigrateLock])
    await client.query(bookkeeping)
    const migrations = readMigrations(join(folder, 'migrations'))
    const earlier = readMigrations(join(folder, 'migrations-before-baseline'))
    const applied = [
      ...(await reachBaseline(client, earlier, migrations[0])),
      ...(await applyPending(client, migrations)),
    ]
    await applySql(client, join(folder, 'sql'))
    return applied
  })
}
