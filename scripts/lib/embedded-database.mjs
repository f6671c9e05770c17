// The databases of the embedded server: `headroom_demo` with the demo organisation, `headroom` for your own data.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { shownPath } from './cluster-home.mjs'
import { withClient } from './connection.mjs'
import { startEmbeddedPostgres } from './embedded-postgres.mjs'
import { migrate } from './migrate.mjs'
import { Complaint, dataFolder, node, root, run, say, secondsSince } from './project.mjs'
import { applicationRole, ensureRoles, grantApplication, ownerRole } from './roles.mjs'

const names = { demo: 'headroom_demo', own: 'headroom' }

async function createDatabase(cluster, name) {
  await withClient(cluster.url('postgres'), async (client) => {
    await client.query(`CREATE DATABASE ${name} OWNER ${ownerRole}`)
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  })
}

const databaseExists = (cluster, name) =>
  withClient(cluster.url('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    return rowCount > 0
  })

const dropDatabase = (cluster, name) =>
  withClient(cluster.url('postgres'), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))

/** Applies what is pending and renews the grants. */
async function migrateAs(ownerUrl) {
  const applied = await migrate(ownerUrl)
  await withClient(ownerUrl, (client) => grantApplication(client, applicationRole))
  return applied
}

async function seed(urls) {
  const started = performance.now()
  say('first start: writing the demo organisation ...')
  const env = {
    ...process.env,
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    HEADROOM_DATABASE: 'embedded',
  }
  env.NEXTAUTH_SECRET ??= 'the seed signs nobody in: any 32 characters do'
  // The seed calls the use cases, which are marked server-only: this condition is the server's.
  const [command, args] = node('--conditions=react-server', '--import', 'tsx', join('prisma', 'seed.ts'))
  const { code } = await run(command, args, { env })
  if (code !== 0)
    throw new Complaint(
      `the demo data could not be written (exit code ${code}). \`npm start -- --empty\` starts without it.`,
    )
  say(`demo organisation written in ${secondsSince(started)}`)
}

/**
 * Makes the demo database beside its final name and renames it when it is whole: a start that is cut short leaves
 * nothing half written behind.
 */
async function createDemo(cluster, urlsOf, seeds) {
  const draft = `${names.demo}_draft`
  await dropDatabase(cluster, draft)
  await createDatabase(cluster, draft)
  await migrateAs(urlsOf(draft).ownerUrl)
  if (seeds) await seed(urlsOf(draft))
  await withClient(cluster.url('postgres'), (client) => client.query(`ALTER DATABASE ${draft} RENAME TO ${names.demo}`))
}

/**
 * Starts the embedded server and brings one of its databases up to date.
 *
 * @param {{ empty?: boolean, reset?: boolean, wish?: string, flags?: Record<string, string> }} options `empty`: the
 *   database for your own data instead of the demo; `reset`: drop it first; `wish`: the folder, `.data` by default
 */
export async function prepareEmbeddedDatabase({ empty = false, reset = false, wish = dataFolder, flags } = {}) {
  const started = performance.now()
  const cluster = await startEmbeddedPostgres({ wish, flags, onCrash: () => recover(0) })
  const recover = (attempt) => {
    say('PostgreSQL ended by itself; starting it again ...')
    cluster.restart().then(
      () => say('PostgreSQL is back'),
      (error) => (attempt < 5 ? setTimeout(recover, 2000, attempt + 1) : say(error.message)),
    )
  }
  if (cluster.note) say(cluster.note)
  // However this process ends, short of SIGKILL, the server ends with it.
  process.once('exit', () => cluster.stop() && say('PostgreSQL has stopped'))
  const passwords = await ensureRoles(cluster)
  const urlsOf = (database) => ({
    ownerUrl: cluster.url(database, ownerRole, passwords.owner),
    appUrl: cluster.url(database, applicationRole, passwords.application),
  })
  const name = empty ? names.own : names.demo
  if (reset) await dropDatabase(cluster, name)
  if (!(await databaseExists(cluster, name))) {
    if (empty) await createDatabase(cluster, name)
    else await createDemo(cluster, urlsOf, existsSync(join(root, 'prisma', 'seed.ts')))
  }
  const applied = await migrateAs(urlsOf(name).ownerUrl)
  if (applied.length > 0) say(`applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`)
  const version = await withClient(
    urlsOf(name).ownerUrl,
    async (client) => (await client.query('SHOW server_version')).rows[0].server_version,
  )
  say(`database ready in ${secondsSince(started)}${cluster.adopted ? ' (PostgreSQL was still running)' : ''}`)
  return {
    ...urlsOf(name),
    kind: 'embedded',
    demo: !empty,
    secondLock: true,
    label: `embedded PostgreSQL ${version.split('.')[0]} in ${shownPath(cluster.data, root)}, database ${name}`,
  }
}
