// The databases of the embedded server: `headroom_demo` with the demo organisation, `headroom` for your own data.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { archiveSettings } from '../backup/wal-archive.mjs'
import { Complaint, dataFolder, node, root, run, say, secondsSince } from '../project.mjs'
import { prepareClusterHome, shownPath } from './cluster-home.mjs'
import { withClient } from './connection.mjs'
import { restartPause, startEmbeddedPostgres, startTemporaryPostgres } from './embedded-postgres.mjs'
import { closeToOthers, createOwnedDatabase, ensureRoles, migrateAndGrant } from './roles.mjs'

/** The names of the databases of an embedded server. */
export const names = { demo: 'headroom_demo', own: 'headroom' }

/** The file in a folder in which the heads of the audit chains of a database are anchored. */
export const anchorFileIn = (folder, name) => join(folder, `anchors-${name}.jsonl`)

/** Whether the cluster has a database of this name. */
export const databaseExists = (cluster, name) =>
  withClient(cluster.url('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    return rowCount > 0
  })

const dropDatabase = (cluster, name) =>
  withClient(cluster.url('postgres'), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))

async function seed({ ownerUrl, appUrl }) {
  const started = performance.now()
  say('first start: writing the demo organisation ...')
  const env = {
    HEADROOM_SIGNING_KEY: Buffer.alloc(32).toString('base64'),
    NEXTAUTH_SECRET: 'the seed needs no sign-in: any 32 characters do',
    ...process.env,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    HEADROOM_DATABASE: 'embedded',
  }
  // The seed calls the use cases, which are marked server-only: this condition is the server's.
  const [command, args] = node('--conditions=react-server', '--import', 'tsx', join('prisma', 'seed.ts'))
  const { code } = await run(command, args, { env })
  if (code !== 0) {
    throw new Complaint(
      `the demo data could not be written (exit code ${code}). \`npm start -- --empty\` starts without it.`,
    )
  }
  say(`demo organisation written in ${secondsSince(started)}`)
}

/**
 * Creates the demo database under another name and renames it when it is complete: an interrupted start leaves nothing
 * half written behind. The anchors of an earlier demo end with it.
 */
async function createDemo(cluster, urlsOf, anchorFile) {
  const draft = `${names.demo}_draft`
  await dropDatabase(cluster, draft)
  await createOwnedDatabase(cluster, draft)
  await migrateAndGrant(urlsOf(draft).ownerUrl)
  if (existsSync(join(root, 'prisma', 'seed.ts'))) await seed(urlsOf(draft))
  rmSync(anchorFile, { force: true })
  await withClient(cluster.url('postgres'), (client) => client.query(`ALTER DATABASE ${draft} RENAME TO ${names.demo}`))
}

/** Starts the server and restarts it after a crash; it ends with this process (except after SIGKILL). */
async function startServer(temporary) {
  // Without an end: a disk that is full may have room again in an hour.
  const restart = (attempt) =>
    cluster.restart().then(
      () => say('PostgreSQL is back'),
      (error) => {
        const pause = restartPause(attempt)
        say(`${error.message}\nheadroom: trying again in ${pause / 1000} s`)
        setTimeout(restart, pause, attempt + 1)
      },
    )
  const onCrash = () => {
    say('PostgreSQL ended by itself; starting it again ...')
    restart(1)
  }
  const cluster = temporary
    ? await startTemporaryPostgres({ onCrash })
    : await startEmbeddedPostgres({ wish: dataFolder(), flags: archiveSettings(), onCrash })
  process.once('exit', () => cluster.stop() && say('PostgreSQL has stopped'))
  if (cluster.note) say(cluster.note)
  return cluster
}

/**
 * Starts the embedded server and brings one of its databases up to date.
 *
 * @param {{ empty?: boolean, reset?: boolean, temporary?: boolean, migrated?: boolean }} options `empty`: the database
 *   for your own data instead of the demo; `reset`: drop it first; `temporary`: in a folder that is removed afterwards,
 *   instead of `.data`; `migrated: false`: do not apply pending migrations
 */
export async function prepareEmbeddedDatabase({ empty, reset, temporary = false, migrated = true } = {}) {
  const started = performance.now()
  const cluster = await startServer(temporary)
  const urlsOf = await ensureRoles(cluster)
  const name = empty ? names.own : names.demo
  const anchorFile = anchorFileIn(temporary ? cluster.home : dataFolder(), name)
  const urls = urlsOf(name)
  if (reset) await dropDatabase(cluster, name)
  if (!(await databaseExists(cluster, name))) {
    if (empty) await createOwnedDatabase(cluster, name)
    else await createDemo(cluster, urlsOf, anchorFile)
  }
  await closeToOthers(cluster, name)
  const applied = migrated ? await migrateAndGrant(urls.ownerUrl) : []
  if (applied.length > 0) say(`applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`)
  const { rows } = await withClient(urls.ownerUrl, (client) => client.query('SHOW server_version'))
  say(`database ready in ${secondsSince(started)}${cluster.adopted ? ' (PostgreSQL was still running)' : ''}`)
  const version = rows[0].server_version.split('.')[0]
  const label = `embedded PostgreSQL ${version} in ${shownPath(cluster.data, root)}, database ${name}`
  return { ...urls, anchorFile, kind: 'embedded', demo: !empty, secondLock: true, label }
}

/**
 * Where an embedded database is that exists already, for reading it; the server is started when it does not run, and
 * nothing is created.
 */
export async function findEmbeddedDatabase({ empty } = {}) {
  const name = empty ? names.own : names.demo
  const none = new Complaint(`the embedded database ${name} does not exist here: start the application first`)
  if (!existsSync(join(prepareClusterHome(dataFolder()).home, 'pg'))) throw none
  const cluster = await startServer(false)
  if (!(await databaseExists(cluster, name))) throw none
  const { appUrl } = (await ensureRoles(cluster))(name)
  return { databaseUrl: appUrl, label: `the embedded database ${name}` }
}
