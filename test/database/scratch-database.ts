import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { withClient } from '../../scripts/lib/database/connection.mjs'
import { testDatabaseUrls } from './database'

/** The role of the application on the test server. */
export const applicationRole = new URL(testDatabaseUrls.application).username

/** One query at an address. */
export const queryAt = (url: string, sql: string, parameters: unknown[] = []) =>
  withClient(url, (client: pg.Client) => client.query(sql, parameters))

/** Calls `body` with the address of an empty database that the owner of the tables owns, and drops it afterwards. */
export async function withEmptyDatabase<Value>(body: (url: string) => Promise<Value>): Promise<Value> {
  const { adminUrl } = inject('testServer')
  const name = `scratch_${randomBytes(6).toString('hex')}`
  const owner = new URL(testDatabaseUrls.owner).username
  await queryAt(adminUrl, `CREATE DATABASE ${name} TEMPLATE template0 OWNER ${owner}`)
  try {
    return await body(Object.assign(new URL(testDatabaseUrls.owner), { pathname: `/${name}` }).href)
  } finally {
    await queryAt(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}
