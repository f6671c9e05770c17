import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'

// Runs before each database test file is imported: the file gets its own copy of the template, and lib/database/env
// reads its address as the application would.
const server = inject('testServer')
const name = `test_${randomBytes(6).toString('hex')}`
const template = new URL(server.ownerUrl).pathname.slice(1)
const owner = new URL(server.ownerUrl).username
const withName = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

async function asAdministrator(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl })
  await client.connect()
  // Copies are made one after another: PostgreSQL refuses a template that is being copied.
  await client.query('SELECT pg_advisory_lock(1)')
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

// A worker keeps the modules of packages from one file to the next. Our own modules, and their state, are loaded again.
vi.resetModules()
for (const kept of Object.keys(globalThis).filter((name) => name.startsWith('headroom'))) {
  Reflect.deleteProperty(globalThis, kept)
}

await asAdministrator(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`)
process.env.DATABASE_URL = withName(server.appUrl)
process.env.DATABASE_OWNER_URL = withName(server.ownerUrl)
process.env.HEADROOM_DATABASE = 'embedded'
process.env.NEXTAUTH_SECRET = 'a secret for tests, long enough to pass'
process.env.HEADROOM_SIGNING_KEY = Buffer.alloc(32, 7).toString('base64')
process.env.LOG_LEVEL = 'silent'

afterAll(async () => {
  const { closeTestConnections } = await import('./database')
  await closeTestConnections()
  await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`)
})
