// A backup of an installation on the embedded PostgreSQL: the cluster, and what lies beside it in the data folder.
import { join } from 'node:path'
import { prepareClusterHome } from '../database/cluster-home.mjs'
import { startEmbeddedPostgres } from '../database/embedded-postgres.mjs'
import { hasCluster } from '../database/postgres-programs.mjs'
import { Complaint, dataFolder } from '../project.mjs'
import { copyCluster } from './base-backup.mjs'
import { below, copyBeside } from './copy-beside.mjs'
import { flushFolder, mapSeveral } from './copy-file.mjs'

/**
 * Fills the draft of a backup. Works beside a running application; without one, the server is started and stopped
 * again.
 *
 * @param {string} draft
 */
export async function backUpEmbedded(draft) {
  const wish = dataFolder()
  const { home } = prepareClusterHome(wish)
  if (!hasCluster(join(home, 'pg'))) throw new Complaint(`${home} has no database: nothing to back up.`)
  const cluster = await startEmbeddedPostgres({ wish })
  const stop = () => cluster.stop()
  process.once('exit', stop)
  const client = await cluster.connect('postgres')
  try {
    const startedAt = new Date().toISOString()
    const beside = await copyBeside(draft, home)
    const { folders, files, ...facts } = await copyCluster(client, { data: cluster.data, target: join(draft, 'pg') })
    const all = [...beside.folders, 'pg', ...folders.map((path) => `pg/${path}`)]
    await mapSeveral(all, (folder) => flushFolder(join(draft, folder)))
    return { kind: 'embedded', startedAt, ...facts, folders: all, files: [...beside.files, ...below('pg', files)] }
  } finally {
    await client.end()
    process.off('exit', stop)
    cluster.stop()
  }
}
