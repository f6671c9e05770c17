// A backup of an embedded PostgreSQL in an empty data folder: the files, the recovery, and the verification.
import { chownSync, renameSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { prepareClusterHome } from '../database/cluster-home.mjs'
import { withClient } from '../database/connection.mjs'
import { anchorFileIn, databaseExists, names } from '../database/embedded-database.mjs'
import { startEmbeddedPostgres } from '../database/embedded-postgres.mjs'
import { ensureRoles, migrateAndGrant } from '../database/roles.mjs'
import { dataFolder, say, secondsSince } from '../project.mjs'
import { flushFolder } from './copy-file.mjs'
import { contentOf, copyPart, partOf, refuseFilled } from './place-files.mjs'
import { verifyRestored } from './verify-restored.mjs'
import { recoverySettings } from './wal-archive.mjs'

/** The WAL of a backup that took hours takes long as well. */
const RECOVERY_MILLISECONDS = 3_600_000

/** The cluster belongs to the account that PostgreSQL runs as. */
async function handOver(folder, { folders, files }, account) {
  await chmod(folder, 0o700)
  if (!account) return
  const paths = ['.', ...folders, ...files.map(({ path }) => path)]
  for (const path of paths) chownSync(join(folder, path), account.uid, account.gid)
}

/** Puts the files in their places; the cluster gets its name when it is complete. */
async function placeFiles(backup, manifest, place) {
  const data = dataFolder()
  const beside = partOf(manifest, 'data')
  await copyPart(join(backup, 'data'), data, beside)
  if (place.home !== data) {
    const secrets = { folders: [], files: beside.files.filter(({ path }) => path === 'secrets.json') }
    await copyPart(join(backup, 'data'), place.home, secrets)
  }
  const draft = join(place.home, 'pg-draft')
  const cluster = partOf(manifest, 'pg')
  await copyPart(join(backup, 'pg'), draft, cluster)
  await handOver(draft, cluster, place.account)
  renameSync(draft, join(place.home, 'pg'))
  await flushFolder(place.home)
}

/** A server that recovers from an archive answers questions before it has reached its end. */
const waitForPromotion = (cluster) =>
  withClient(cluster.url('postgres'), async (client) => {
    for (;;) {
      const { rows } = await client.query('SELECT pg_is_in_recovery() AS recovers')
      if (!rows[0].recovers) return
      await sleep(100)
    }
  })

/** Starts the restored cluster to the end of its recovery, and verifies each database of it. */
async function recoverAndVerify(wish, flags) {
  const started = performance.now()
  const cluster = await startEmbeddedPostgres({ wish, flags, patience: RECOVERY_MILLISECONDS })
  const stop = () => cluster.stop()
  process.once('exit', stop)
  try {
    await waitForPromotion(cluster)
    say(`PostgreSQL recovered in ${secondsSince(started)}`)
    const urlsOf = await ensureRoles(cluster)
    let isWithoutFault = true
    for (const name of Object.values(names)) {
      if (!(await databaseExists(cluster, name))) continue
      const urls = urlsOf(name)
      await migrateAndGrant(urls.ownerUrl)
      const anchorFile = anchorFileIn(wish, name)
      const database = { ...urls, kind: 'embedded', demo: name === names.demo, anchorFile }
      if (!(await verifyRestored(name, database))) isWithoutFault = false
    }
    await withClient(cluster.url('postgres'), (client) => client.query('CHECKPOINT'))
    return isWithoutFault
  } finally {
    process.off('exit', stop)
    cluster.stop()
  }
}

/**
 * Restores into the data folder, which has to be empty. A restore that fails leaves the folder empty again; one that
 * finds a fault in the books leaves everything for an examination.
 *
 * @param {string} backup
 * @param {object} manifest
 * @param {{ archive?: string, until?: string }} wanted an archive of WAL, and the instant to come to
 * @returns {Promise<boolean>} whether the verification found no fault
 */
export async function restoreEmbedded(backup, manifest, wanted = {}) {
  const wish = dataFolder()
  refuseFilled(wish)
  const place = prepareClusterHome(wish)
  if (place.note) say(place.note)
  refuseFilled(place.home)
  const empty = () => {
    for (const folder of new Set([wish, place.home])) {
      for (const name of contentOf(folder)) rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
  process.once('exit', empty)
  try {
    await placeFiles(backup, manifest, place)
  } catch (error) {
    empty()
    throw error
  } finally {
    process.off('exit', empty)
  }
  return recoverAndVerify(wish, recoverySettings(join(place.home, 'pg'), wanted, place.account))
}
