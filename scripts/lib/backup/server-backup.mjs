// A backup of a database on a server of one's own, by the programs that PostgreSQL brings for it.
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '../database/connection.mjs'
import { checkUrl, connectPatiently, prepareServerDatabase, shownUrl } from '../database/server-database.mjs'
import { Complaint, dataFolder, run } from '../project.mjs'
import { copyBeside } from './copy-beside.mjs'
import { flushFolder, hashFile, mapSeveral } from './copy-file.mjs'
import { copyPart, partOf, refuseFilled } from './place-files.mjs'
import { verifyRestored } from './verify-restored.mjs'

const DUMP = 'database.dump'

/** The address of the owner of the tables, whose name it is, and the application's. */
function addresses() {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env
  checkUrl('DATABASE_URL', appUrl)
  if (ownerUrl) checkUrl('DATABASE_OWNER_URL', ownerUrl)
  return { appUrl, ownerUrl, url: ownerUrl || appUrl, name: ownerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL' }
}

/** Runs one of PostgreSQL's programs against a database. Other users of the machine never see the password. */
async function runClient(program, url, args) {
  const address = new URL(url)
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(address.password) }
  address.password = ''
  const { code, output } = await run(program, [...args, '--dbname', address.href], { env, quiet: true }).catch(
    (error) => {
      if (error.code !== 'ENOENT') throw error
      throw new Complaint(
        `${program} is not on the PATH. Install the client programs of PostgreSQL in the version of the server ` +
          'or a later one (Debian and Ubuntu: postgresql-client; macOS: brew install libpq), then try again.',
      )
    },
  )
  if (code !== 0) throw new Complaint(`${program} failed (exit code ${code}):\n${output.trim()}`)
}

/** Fills the draft of a backup with a dump of the database and what is in the data folder. */
export async function backUpServer(draft) {
  const { url, name } = addresses()
  const startedAt = new Date().toISOString()
  const client = await connectPatiently(name, url)
  const { rows } = await client
    .query("SELECT current_setting('server_version') AS postgres, clock_timestamp() AS instant")
    .finally(() => client.end())
  const { folders, files } = await copyBeside(draft)
  // Its snapshot is of a later moment than the instant: everything committed until then is in it.
  await runClient('pg_dump', url, ['--format', 'custom', '--file', join(draft, DUMP)])
  chmodSync(join(draft, DUMP), 0o600)
  await mapSeveral(folders, (folder) => flushFolder(join(draft, folder)))
  const dump = { path: DUMP, ...(await hashFile(join(draft, DUMP))) }
  const [{ postgres, instant }] = rows
  return { kind: 'server', postgres, startedAt, instant: instant.toISOString(), folders, files: [dump, ...files] }
}

/** Refuses a database with tables in it. */
const refuseTables = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT oid::regclass::text AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace::regnamespace::text !~ '^(pg_.*|information_schema)$' LIMIT 1`,
    )
    if (rows.length === 0) return
    throw new Complaint(`${shownUrl(url)} is not empty (it has the table ${rows[0].name}), and nothing is overwritten.`)
  })

/**
 * Restores a dump into the database of the environment and the rest into the data folder; both have to be empty, and
 * the roles of the installation have to exist.
 *
 * @returns {Promise<boolean>} whether the verification found no fault
 */
export async function restoreServer(backup, manifest, { archive } = {}) {
  if (archive)
    throw new Complaint('A dump does not lead to an instant: use a base backup of the server and its own archive.')
  const { appUrl, ownerUrl, url, name } = addresses()
  const data = dataFolder()
  if (existsSync(data)) refuseFilled(data)
  await (await connectPatiently(name, url)).end()
  await refuseTables(url)
  await runClient('pg_restore', url, ['--no-owner', '--exit-on-error', '--single-transaction', join(backup, DUMP)])
  await copyPart(join(backup, 'data'), data, partOf(manifest, 'data'))
  const database = await prepareServerDatabase(appUrl, ownerUrl)
  return verifyRestored(shownUrl(url), database)
}
