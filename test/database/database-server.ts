import type { TestProject } from 'vitest/node'
import { startTemporaryPostgres } from '../../scripts/lib/database/embedded-postgres.mjs'
import { createOwnedDatabase, ensureRoles, migrateAndGrant } from '../../scripts/lib/database/roles.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Logins of the test server, to its template database: a test file works on its own copy of it. */
    testServer: { adminUrl: string; ownerUrl: string; appUrl: string }
  }
}

const templateDatabase = 'headroom_template'

/** One real PostgreSQL for all database tests, with a migrated template; gone at the end. */
export default async function startTestServer(project: TestProject): Promise<() => void> {
  const cluster = await startTemporaryPostgres()
  const template = (await ensureRoles(cluster))(templateDatabase)
  await createOwnedDatabase(cluster, templateDatabase)
  await migrateAndGrant(template.ownerUrl)
  project.provide('testServer', { adminUrl: cluster.url('postgres'), ...template })
  return () => {
    cluster.stop()
  }
}
