// A PostgreSQL server of your own, named by DATABASE_URL (the application) and DATABASE_OWNER_URL (the migrations).
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Complaint, say } from '../project.mjs'
import { migrate } from './migrate.mjs'
import { grantApplication } from './roles.mjs'

const longestWaitMilliseconds = 30_000
const oldestServer = 150_000
/** Errors that waiting does not resolve: the server is running and refuses. */
const finalRefusals = {
  '28P01': 'the password is wrong',
  28000: 'this login is not allowed',
  '3D000': 'the database does not exist (create it: `createdb <name>`)',
}

/** A connection URL as it may be shown: without its password. */
export function shownUrl(url) {
  const { username, hostname, port, pathname } = new URL(url)
  return `${username ? `${decodeURIComponent(username)}@` : ''}${hostname}:${port || 5432}${pathname}`
}

/** Throws for a variable that is not a PostgreSQL URL, without repeating its value. */
export function checkUrl(name, value) {
  if (URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)) return
  throw new Complaint(`${name} is not a PostgreSQL URL. Expected postgresql://user:password@host:5432/database`)
}

/** Connects, and retries for half a minute while the server is unavailable. */
export async function connectPatiently(name, url, patience = longestWaitMilliseconds) {
  const until = performance.now() + patience
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      const reason = finalRefusals[error.code]
      const message = error.message || error.errors?.map((each) => each.message).join('; ') || error.code
      const tried = `${name} (${shownUrl(url)})`
      if (reason) throw new Complaint(`${tried}: ${reason}. PostgreSQL reports: ${message}`)
      if (performance.now() + 2000 > until) {
        throw new Complaint(
          `no PostgreSQL server answered at ${tried} for ${patience / 1000} s. The last answer: ${message}. ` +
            'Start the server or correct the address, then run the command again.',
        )
      }
      if (attempt === 1) say(`waiting for the PostgreSQL server at ${tried}: ${message}`)
      await sleep(2000)
    }
  }
}

async function aboutServer(client) {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
      current_user AS role`,
  )
  if (rows[0].number < oldestServer)
    throw new Complaint(`PostgreSQL ${rows[0].version} is too old: Headroom needs 15 or later.`)
  return rows[0]
}

/** Migrates as the owner and grants the application's role access. With only one URL the owner is the application. */
export async function prepareServerDatabase(appUrl, ownerUrl) {
  checkUrl('DATABASE_URL', appUrl)
  if (ownerUrl) checkUrl('DATABASE_OWNER_URL', ownerUrl)
  const [name, url] = ownerUrl ? ['DATABASE_OWNER_URL', ownerUrl] : ['DATABASE_URL', appUrl]
  const owner = await connectPatiently(name, url)
  try {
    const { version, role } = await aboutServer(owner)
    const applied = await migrate(url)
    if (applied.length > 0) say(`applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`)
    let secondLock = false
    if (ownerUrl) {
      const app = await connectPatiently('DATABASE_URL', appUrl)
      const { role: appRole } = await aboutServer(app)
      await app.end()
      secondLock = appRole !== role
      if (secondLock) await grantApplication(owner, appRole)
    }
    const label = `PostgreSQL ${version.split(/[. ]/)[0]} at ${shownUrl(appUrl)}`
    return { appUrl, ownerUrl: url, kind: 'server', demo: false, secondLock, label }
  } finally {
    await owner.end()
  }
}
