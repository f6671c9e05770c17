import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { FIGURE_DIFFERENCES } from '@/lib/audit/books/figure-differences'
import { ROW_DIFFERENCES } from '@/lib/audit/books/row-differences'
import { verifyBooks } from '@/lib/audit/books/verify-books'
import { testDatabaseUrls } from '@/test/database/database'
import { type Tampering, tamper } from '@/test/tampering/tamper'
import { seedDemo } from './seed'

const NOW = new Date('2026-11-23T14:00:00Z')
/** Single changes, one after the other; in a usual run a few, and many at once beside them. */
const SINGLE = Number(process.env.HEADROOM_TAMPERINGS ?? 5)
const AT_ONCE = 150

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

beforeAll(async () => {
  const owner = await connected(testDatabaseUrls.owner)
  await seedDemo(owner, NOW, () => {})
  await owner.end()
}, 120_000)

/** The rows that the comparison names in the transaction of a client. */
async function namedRows(client: pg.Client): Promise<Set<string>> {
  const rows = await client.query<{ row: string }>(ROW_DIFFERENCES.sql)
  const figures = await client.query<{ row: string }>(FIGURE_DIFFERENCES.sql)
  return new Set([...rows.rows, ...figures.rows].map(({ row }) => row))
}

/** Makes changes as a superuser past triggers and foreign keys, reads what is named, and takes them back. */
async function changed(count: number): Promise<{ missed: Tampering[]; made: number }> {
  const { pathname } = new URL(testDatabaseUrls.owner)
  const client = await connected(Object.assign(new URL(inject('testServer').adminUrl), { pathname }).href)
  await client.query("BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL TimeZone = 'UTC'")
  const made: Tampering[] = []
  for (let tries = 0; made.length < count && tries < count * 50; tries += 1) {
    const change = await tamper(client, made)
    if (change) made.push(change)
  }
  const found = await namedRows(client)
  await client.query('ROLLBACK')
  await client.end()
  return { missed: made.filter(({ row }) => !found.has(row)), made: made.length }
}

describe('the demo, whose every row was written with its event', () => {
  it('is without a fault', async () => {
    const { faults, unrecordedCount, rowCount } = await verifyBooks()
    expect({ faults, unrecordedCount }).toEqual({ faults: [], unrecordedCount: 0 })
    expect(rowCount).toBeGreaterThan(10_000)
  })

  it(`names the row of each of ${AT_ONCE} changes made at once`, async () => {
    expect(await changed(AT_ONCE)).toEqual({ missed: [], made: AT_ONCE })
  })

  it(
    `names the row of each of ${SINGLE} single changes`,
    async () => {
      for (let number = 0; number < SINGLE; number += 1) expect(await changed(1)).toEqual({ missed: [], made: 1 })
    },
    Math.max(60_000, SINGLE * 10_000),
  )
})
