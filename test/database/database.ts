import pg from 'pg'
import { db } from '@/lib/database/db'

// The database of this test file: a fresh copy of the migrated template, see database-copy.ts.

const ownerUrl = process.env.DATABASE_OWNER_URL ?? ''
const applicationUrl = process.env.DATABASE_URL ?? ''
const pools: pg.Pool[] = []

function poolAt(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 70 })
  pool.on('error', () => {})
  pools.push(pool)
  return pool
}

/** The Prisma client of the application, with the rights of its role: the same one the use cases take. */
export { db }

/** Where this file's database is, for a test that opens connections of its own. */
export const testDatabaseUrls = { owner: ownerUrl, application: applicationUrl }

/** Plain SQL as the owner of the tables: for arranging what no use case writes, and for attacks by the owner. */
export const asOwner = poolAt(ownerUrl)

/** Plain SQL as the application's role, at the length of up to 70 connections: for attacks and for races. */
export const asApplication = poolAt(applicationUrl)

/** Closes what this file opened. Called by database-copy.ts after the last test. */
export async function closeTestConnections(): Promise<void> {
  await db.$disconnect()
  await Promise.all(pools.map((pool) => pool.end()))
}
