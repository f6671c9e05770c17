// PostgreSQL's own programs, run as the account that owns the cluster: initdb, the server itself, pg_ctl.
import { execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../project.mjs'

export const superuser = 'headroom_admin'
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // After a crash one call for the file system instead of one for each of some two thousand files, which takes seconds.
  ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
}

/** One of PostgreSQL's own programs, run to its end as the account that owns the cluster. */
export function runProgram(place, program, args) {
  const { uid, gid } = place.account ?? {}
  try {
    return execFileSync(join(place.programs, 'bin', program), args, {
      uid,
      gid,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    throw new Complaint(`PostgreSQL's ${program} failed: ${String(error.stderr ?? '').trim() || error.message}`)
  }
}

/** The lowest number of a database that a user created: those below are PostgreSQL's own. */
const FIRST_DATABASE = 16_384

/**
 * Whether a data folder can be deleted because its creation was interrupted: no server ever ran in it, and it contains
 * only PostgreSQL's own databases. A restored base backup has no trace of a server either, but contains databases.
 */
function isUnfinished(data) {
  const base = join(data, 'base')
  const databases = existsSync(base) ? readdirSync(base).filter((name) => Number(name) >= FIRST_DATABASE) : []
  return databases.length === 0 && !existsSync(join(data, 'postmaster.opts'))
}

/**
 * Whether there is a cluster to start. Throws for a damaged one that contains databases; one that was never finished
 * does not count.
 */
export function hasCluster(data) {
  if (!existsSync(data) || isUnfinished(data)) return false
  if (existsSync(join(data, 'PG_VERSION'))) return true
  throw new Complaint(
    `${data} is a damaged PostgreSQL data folder: its file PG_VERSION is missing. It holds a database, so it was not ` +
      'replaced. Put back a copy of the folder, or move it away to start with a new database.',
  )
}

/**
 * Creates the cluster: scram passwords, UTF-8, and upper and lower case of every alphabet (for the search of Cyrillic
 * names). It is created in a draft folder and renamed when it is complete.
 */
export function createCluster(place, home, password) {
  const data = `${home}-draft`
  const passwordFile = join(place.home, 'initdb-password')
  for (const left of [data, home]) rmSync(left, { recursive: true, force: true })
  try {
    mkdirSync(data, { mode: 0o700 })
    rmSync(passwordFile, { force: true })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (place.account) for (const path of [data, passwordFile]) chownSync(path, place.account.uid, place.account.gid)
    const identity = ['-U', superuser, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
    const language = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    runProgram(place, 'initdb', ['-D', data, ...identity, ...language, '--no-sync', '--no-instructions'])
    renameSync(data, home)
  } catch (error) {
    rmSync(data, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Earlier logs that are kept beside the current one. */
const LOGS_KEPT = 3

/** Makes room for a new log: `postgres.log` becomes `postgres.log.1` and so on, and the oldest goes. */
export function rotateLogs(file) {
  for (let number = LOGS_KEPT; number > 0; number -= 1) {
    const from = number === 1 ? file : `${file}.${number - 1}`
    if (existsSync(from)) renameSync(from, `${file}.${number}`)
  }
}

/** Starts the server process. It has its own process group, so that Ctrl-C reaches the application first. */
export function spawnServer(place, data, port, flags) {
  const { uid, gid } = place.account ?? {}
  const options = Object.entries({ ...settings, port, ...flags }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const logFile = join(place.home, 'postgres.log')
  rotateLogs(logFile)
  const log = openSync(logFile, 'w', 0o600)
  const server = spawn(join(place.programs, 'bin', 'postgres'), ['-D', data, ...options], {
    uid,
    gid,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  server.unref()
  return { server, lastWords: () => readFileSync(logFile, 'utf8').slice(-3000).trim() }
}
