import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '../scripts/lib/database/connection.mjs'
import { startEmbeddedPostgres } from '../scripts/lib/database/embedded-postgres.mjs'
import { createOwnedDatabase, ensureRoles, migrateAndGrant } from '../scripts/lib/database/roles.mjs'

/** A PostgreSQL of its own with the settings of production: what is committed has been flushed to the disk. */
export type Cluster = {
  /** A migrated database; returns its two addresses. */
  database: (name: string) => Promise<{ ownerUrl: string; appUrl: string }>
  /** The address of a role that may bypass triggers and foreign keys: only for filling a database. */
  superuserUrl: (name: string) => string
  stop: () => void
}

/** Starts the cluster in a temporary folder that `stop` removes. */
export async function startCluster(): Promise<Cluster> {
  const wish = mkdtempSync(join(tmpdir(), 'headroom-bench-'))
  const cluster = await startEmbeddedPostgres({ wish })
  const urlsOf = await ensureRoles(cluster)
  const stop = () => {
    cluster.stop()
    for (const folder of [wish, cluster.home]) rmSync(folder, { recursive: true, force: true })
  }
  return {
    async database(name) {
      await createOwnedDatabase(cluster, name)
      const urls = urlsOf(name)
      await migrateAndGrant(urls.ownerUrl)
      return urls
    },
    superuserUrl: (name) => cluster.url(name),
    stop,
  }
}

/** Plain SQL as the owner of the tables. */
export const asOwner = (ownerUrl: string, sql: string, values: unknown[] = []) =>
  withClient(ownerUrl, (client) => client.query(sql, values))
