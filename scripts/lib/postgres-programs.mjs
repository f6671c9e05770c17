// PostgreSQL's own programs, run as the account that owns the cluster: initdb, the server itself, pg_ctl.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from './project.mjs'

export const superuser = 'headroom_admin'
const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC' }

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

/** Makes the cluster: scram passwords, UTF-8, and upper and lower case of every alphabet (Cyrillic names are searched). */
export function createCluster(place, data, password) {
  const passwordFile = join(place.home, 'initdb-password')
  try {
    mkdirSync(data, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (place.account) for (const path of [data, passwordFile]) chownSync(path, place.account.uid, place.account.gid)
    const identity = ['-U', superuser, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
    const language = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    runProgram(place, 'initdb', ['-D', data, ...identity, ...language, '--no-sync', '--no-instructions'])
  } catch (error) {
    // A half-made cluster would be taken for a whole one next time.
    rmSync(data, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Starts the server process. It has its own process group, so that Ctrl-C reaches the application first. */
export function spawnServer(place, data, port, flags) {
  const { uid, gid } = place.account ?? {}
  const options = Object.entries({ ...settings, port, ...flags }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const logFile = join(place.home, 'postgres.log')
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
