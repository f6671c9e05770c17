// A copy of the files of a running PostgreSQL by its low-level backup API: no program beside the server is needed, and
// no one waits. The copied files are of different moments; the WAL that is copied with them brings all to the last one.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Complaint } from '../project.mjs'
import { copyFile, hashFile, listTree, mapSeveral, writeFile } from './copy-file.mjs'

/** Folders whose content a server makes again: the folders alone are part of a backup. */
const EMPTIED = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//
const OF_THE_SERVER =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles|.*\.signal)$/
const TEMPORARY = /(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*|t\d+_\d+(_\w+)?(\.\d+)?)$/
const CONTROL = 'global/pg_control'

const isLeftOut = (path) => EMPTIED.test(path) || OF_THE_SERVER.test(path) || TEMPORARY.test(path)

const SEGMENTS = `
  SELECT DISTINCT pg_walfile_name(least($1::pg_lsn + n * size, $2::pg_lsn)) AS name
  FROM (SELECT pg_size_bytes(current_setting('wal_segment_size'))::numeric AS size) AS setting,
    generate_series(0, ceil(($2::pg_lsn - $1::pg_lsn) / size)::int) AS n
  ORDER BY 1`

/** Copies one file of a server that works on it; undefined when it was dropped since it was listed. */
const copyLiving = (from, to) =>
  copyFile(from, to).catch((error) => {
    if (error.code === 'ENOENT' && error.path === from) return undefined
    throw error
  })

/** Copies the file that the server may be writing at this moment: until it is the same before and afterwards. */
async function copyControl(from, to) {
  for (;;) {
    const copied = await copyFile(from, to)
    if ((await hashFile(from)).sha256 === copied.sha256) return copied
    await rm(to)
  }
}

/** Copies the data folder but for its WAL; returns what was copied. */
async function copyData(data, target) {
  const { folders, files, others } = await listTree(data, isLeftOut)
  if (others.length > 0) {
    throw new Complaint(`${join(data, others[0])} is a link: a backup of a database with tablespaces is not made here.`)
  }
  for (const folder of folders) await mkdir(join(target, folder), { mode: 0o700 })
  const copies = await mapSeveral(
    files.filter((path) => path !== CONTROL),
    async (path) => ({ path, ...(await copyLiving(join(data, path), join(target, path))) }),
  )
  const copied = copies.filter(({ sha256 }) => sha256)
  copied.push({ path: CONTROL, ...(await copyControl(join(data, CONTROL), join(target, CONTROL))) })
  return { folders, files: copied }
}

/** Copies the WAL from the beginning of the copy to its end, and the histories of timelines. */
async function copyWal(client, { data, target, start, stop }) {
  const { rows } = await client.query(SEGMENTS, [start, stop])
  const { files } = await listTree(join(data, 'pg_wal'))
  const names = [...files.filter((name) => /^[0-9A-F]{8}\.history$/.test(name)), ...rows.map(({ name }) => name)]
  const copied = []
  for (const name of names) {
    const path = `pg_wal/${name}`
    copied.push({ path, ...(await copyFile(join(data, path), join(target, path))) })
  }
  return copied
}

/**
 * Copies the cluster in `data` to the new folder `target` while it works. `client` is a connection of a superuser, used
 * by no one else: what keeps the WAL from being recycled ends with it.
 *
 * @returns {Promise<{ postgres: string, wal: object, instant: string, folders: string[], files: object[] }>} paths are
 *   within `target`; the positions between which the copies were made, and an instant that a restore comes to
 */
export async function copyCluster(client, { data, target }) {
  await mkdir(target, { mode: 0o700 })
  const slot = `headroom_backup_${process.pid}`
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [slot])
  const begun = await client.query('SELECT pg_backup_start($1, true) AS start', ['headroom'])
  const { start } = begun.rows[0]
  const { folders, files } = await copyData(data, target)
  // Before the end: what was committed until then is in the WAL that is copied.
  const { instant } = (await client.query('SELECT clock_timestamp() AS instant')).rows[0]
  const { stop, labelfile } = (await client.query('SELECT lsn AS stop, labelfile FROM pg_backup_stop(false)')).rows[0]
  await writeFile(join(target, 'backup_label'), labelfile)
  files.push({ path: 'backup_label', ...(await hashFile(join(target, 'backup_label'))) })
  files.push(...(await copyWal(client, { data, target, start, stop })))
  await client.query('SELECT pg_drop_replication_slot($1)', [slot])
  const { rows } = await client.query("SELECT current_setting('server_version') AS version")
  return { postgres: rows[0].version, wal: { start, stop }, instant: instant.toISOString(), folders, files }
}
