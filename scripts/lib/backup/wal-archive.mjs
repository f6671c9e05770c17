// The WAL of the embedded PostgreSQL in a folder of one's own: with a backup, it leads to any instant after it.
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { prepareClusterHome } from '../database/cluster-home.mjs'
import { Complaint, dataFolder, root } from '../project.mjs'

/** What is written without another reason to write is archived after so long. */
const LONGEST_WAIT_SECONDS = 60

/** A folder as the shell of a command of PostgreSQL reads it. */
function quoted(folder) {
  if (process.platform === 'win32') throw new Complaint('HEADROOM_WAL_ARCHIVE is not available on Windows.')
  if (folder.includes("'")) throw new Complaint(`${folder} cannot be an archive of WAL: its name has a quotation mark.`)
  return folder.replaceAll('%', '%%')
}

/**
 * The settings that archive the WAL in the folder of HEADROOM_WAL_ARCHIVE; none without it. A file appears there when
 * it is complete, and one that is there is never replaced by another.
 *
 * @returns {Record<string, string>}
 */
export function archiveSettings(folder = process.env.HEADROOM_WAL_ARCHIVE) {
  if (!folder) return {}
  const path = resolve(root, folder)
  const { account } = prepareClusterHome(dataFolder())
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) && account) chownSync(path, account.uid, account.gid)
  const target = `${quoted(path)}/%f`
  const copy = `cp '%p' '${target}.draft' && sync '${target}.draft' && mv '${target}.draft' '${target}'`
  return {
    archive_mode: 'on',
    archive_timeout: String(LONGEST_WAIT_SECONDS),
    archive_command: `if test -e '${target}'; then cmp -s '%p' '${target}'; else ${copy}; fi`,
  }
}

const WAL_FILE = /^[0-9A-F]{24}$/

/** Refuses a folder without any file of WAL: a restore would end at the backup and take that for the archive's end. */
export function refuseWithoutWal(folder) {
  if (existsSync(folder) && readdirSync(folder).some((name) => WAL_FILE.test(name))) return
  throw new Complaint(`${folder} is not an archive of WAL: it has no file of it. Nothing was restored.`)
}

/**
 * Lets the next start of a restored cluster recover from an archive, to its end or to an instant. Returns the settings
 * of that start.
 *
 * @param {string} data
 * @param {{ archive?: string, until?: string }} wanted
 * @param {{ uid: number, gid: number } | undefined} account
 */
export function recoverySettings(data, { archive, until }, account) {
  if (!archive) return {}
  const signal = join(data, 'recovery.signal')
  writeFileSync(signal, '', { mode: 0o600 })
  if (account) chownSync(signal, account.uid, account.gid)
  return {
    restore_command: `cp '${quoted(archive)}/%f' '%p'`,
    recovery_target_action: 'promote',
    // With its offset in figures: where PostgreSQL reads a setting of its command line, it does not know `Z` yet.
    ...(until && { recovery_target_time: until.replace(/Z$/, '+00:00') }),
  }
}
