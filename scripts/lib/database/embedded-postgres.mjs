// A private PostgreSQL 18 from npm, for a first start, development, tests and demos: nothing has to be installed.
// Loopback only, a generated password, one data folder. It outlives a killed application and is adopted by the next.
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Complaint } from '../project.mjs'
import { hasSecret, keepSecret } from '../secrets.mjs'
import { prepareClusterHome } from './cluster-home.mjs'
import { createCluster, hasCluster, runProgram, spawnServer, superuser } from './postgres-programs.mjs'
import { isAlive, judgePidFile, readPidFile } from './postmaster.mjs'

const PATIENCE_MILLISECONDS = 20_000

/** How long to wait after the failed restart with this number, from 1, in milliseconds: at most a minute. */
export const restartPause = (attempt) => Math.min(2000 * 2 ** (attempt - 1), 60_000)

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

async function answers(connect, data) {
  const client = await connect('postgres')
  try {
    const { rows } = await client.query('SHOW data_directory')
    return realpathSync(rows[0].data_directory) === realpathSync(data)
  } finally {
    await client.end()
  }
}

/** Waits until the server on this port answers for this data folder; `gone` ends the wait early. */
async function waitForAnswer(connect, data, gone, patienceMilliseconds) {
  const until = performance.now() + patienceMilliseconds
  while (performance.now() < until && !gone()) {
    if (await answers(connect, data).catch(() => false)) return true
    await sleep(50)
  }
  return false
}

/** Calls `onCrash` once when the server is gone, whether it was started here or adopted. */
function watchServer(data, onCrash) {
  const pid = readPidFile(data)?.pid
  const watch = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(watch)
    onCrash()
  }, 1000)
  return watch.unref()
}

/** The other live processes that use this cluster; marks of dead ones are removed. */
function otherUsers(folder) {
  return readdirSync(folder).filter((name) => {
    if (Number(name) === process.pid) return false
    if (isAlive(Number(name))) return true
    rmSync(join(folder, name), { force: true })
    return false
  })
}

// A server for one test run has no data that must survive a power cut.
const WITHOUT_DURABILITY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
}

const lostPassword = (home, data) =>
  new Complaint(
    `${join(home, 'secrets.json')} does not have the password of the database in ${data}. Put back the copy of ` +
      `secrets.json that belongs to it, or move ${data} away to start with a new database.`,
  )

/** A server for one run, in a temporary folder that `stop` removes. */
export async function startTemporaryPostgres(options = {}) {
  const wish = mkdtempSync(join(tmpdir(), 'headroom-'))
  const cluster = await startEmbeddedPostgres({ ...options, wish, flags: WITHOUT_DURABILITY })
  const stop = () => {
    const stopped = cluster.stop()
    for (const folder of [wish, cluster.home]) rmSync(folder, { recursive: true, force: true })
    return stopped
  }
  return { ...cluster, stop }
}

/**
 * Starts the cluster at `wish`, creates it first when there is none, or adopts the server that a killed application
 * left running. `onCrash` is called when the server ends by itself.
 *
 * @param {{ wish: string, flags?: Record<string, string>, onCrash?: () => void, patience?: number }} options
 *   `patience`: how long a start may take, in milliseconds
 */
export async function startEmbeddedPostgres({
  wish,
  flags = {},
  onCrash = () => {},
  patience = PATIENCE_MILLISECONDS,
}) {
  const place = prepareClusterHome(wish)
  const data = join(place.home, 'pg')
  const created = !hasCluster(data)
  if (!created && !hasSecret(place.home, 'postgresPassword')) throw lostPassword(place.home, data)
  const password = keepSecret(place.home, 'postgresPassword')
  if (created) createCluster(place, data, password)
  const cluster = { ...place, data, created, port: 0, adopted: false }
  const url = (database, role = superuser, secret = password) =>
    `postgresql://${role}:${encodeURIComponent(secret)}@127.0.0.1:${cluster.port}/${database}`
  const connect = async (database) => {
    const client = new pg.Client({ connectionString: url(database), connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    await client.connect()
    return client
  }

  let watch
  const launch = async () => {
    cluster.adopted = false
    if (judgePidFile(data) === 'running') {
      const { pid, port } = readPidFile(data)
      cluster.port = port
      cluster.adopted = await waitForAnswer(connect, data, () => !isAlive(pid), patience)
    }
    if (!cluster.adopted) {
      cluster.port ||= await freePort()
      const { server, lastWords } = spawnServer(place, data, cluster.port, flags)
      let ended = false
      for (const end of ['error', 'exit']) server.once(end, () => (ended = true))
      if (!(await waitForAnswer(connect, data, () => ended, patience))) {
        throw new Complaint(
          'the embedded PostgreSQL did not start. Its last words ' +
            `(${join(place.home, 'postgres.log')}):\n${lastWords()}`,
        )
      }
    }
    watch = watchServer(data, onCrash)
  }
  const users = join(place.home, 'in-use')
  mkdirSync(users, { recursive: true })
  writeFileSync(join(users, String(process.pid)), '')
  await launch()

  return {
    ...cluster,
    url,
    connect,
    /** Starts the server again on the same port after a crash. */
    restart: launch,
    /** Stops the server, unless another start of this project still works with it. */
    stop() {
      clearInterval(watch)
      rmSync(join(users, String(process.pid)), { force: true })
      if (otherUsers(users).length > 0 || judgePidFile(data) !== 'running') return false
      runProgram(place, 'pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30', '-s'])
      return true
    },
  }
}
