import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../scripts/lib/embedded-postgres.mjs'
import { migrate } from '../scripts/lib/migrate.mjs'
import { applicationRole, ensureRoles, grantApplication, ownerRole } from '../scripts/lib/roles.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Logins of the test server, each to the template database: a test file works on its own copy of it. */
    testServer: { adminUrl: string; ownerUrl: string; appUrl: string }
  }
}

export const templateDatabase = 'headroom_template'

// Nothing here has to survive a power cut.
const inAHurry = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' }

/** One real PostgreSQL for all database tests, with a migrated template; gone at the end. */
export default async function startTestServer(project: TestProject): Promise<() => void> {
  const wish = mkdtempSync(join(tmpdir(), 'headroom-test-'))
  const cluster = await startEmbeddedPostgres({ wish, flags: inAHurry })
  const passwords = await ensureRoles(cluster)
  const admin = new pg.Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${templateDatabase} OWNER ${ownerRole}`)
  await admin.end()
  const ownerUrl = cluster.url(templateDatabase, ownerRole, passwords.owner)
  await migrate(ownerUrl)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await grantApplication(owner, applicationRole)
  await owner.end()
  project.provide('testServer', {
    adminUrl: cluster.url('postgres'),
    ownerUrl,
    appUrl: cluster.url(templateDatabase, applicationRole, passwords.application),
  })
  return () => {
    cluster.stop()
    rmSync(cluster.home, { recursive: true, force: true })
    rmSync(wish, { recursive: true, force: true })
  }
}
