// What a PostgreSQL server leaves in its data folder about itself, and whether to believe it.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export const pidFileOf = (dataDirectory) => join(dataDirectory, 'postmaster.pid')

/** The process and port written in postmaster.pid, or undefined without a (complete) file. */
export function readPidFile(dataDirectory) {
  try {
    const lines = readFileSync(pidFileOf(dataDirectory), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return Number.isInteger(pid) && pid > 0 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

/** A process that may not be signalled is alive all the same. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The command line of a process, or undefined if it cannot be found out. */
function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    } catch {
      return undefined
    }
  }
}

/**
 * Checks the process named in postmaster.pid. After a power loss its number may belong to another program; PostgreSQL
 * would then refuse to start, so the file is removed.
 *
 * @returns {'none' | 'stale' | 'running'} 'stale': a file of a dead server, PostgreSQL (or this function) clears it
 */
export function judgePidFile(dataDirectory, { alive = isAlive, commandLine = commandLineOf } = {}) {
  const found = readPidFile(dataDirectory)
  if (!found) return 'none'
  if (!alive(found.pid)) return 'stale'
  const line = commandLine(found.pid)
  if (line === undefined || line.includes('postgres')) return 'running'
  rmSync(pidFileOf(dataDirectory), { force: true })
  return 'stale'
}
