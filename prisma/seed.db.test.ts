import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { FIGURE_DIFFERENCES } from '@/lib/audit/books/figure-differences'
import { ROW_DIFFERENCES } from '@/lib/audit/books/row-differences'
import { verifyBooks } from '@/lib/audit/books/verify-books'
import { headsThatDiffer, type RememberedHead } from '@/lib/audit/chains/anchors/heads-that-differ'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { readReplay } from '@/lib/reporting/replay/read-replay'
import { asApplication, asOwner, testDatabaseUrls } from '@/test/database/database'
import { valueIn } from '@/test/rules/use-cases'
import { tamperWithAnyChain } from '@/test/tampering/rewrite-chain'
import { type Tampering, tamper } from '@/test/tampering/tamper'
import { seedDemo } from './seed'

const NOW = new Date('2026-11-23T14:00:00Z')
const AUDITOR = { id: '', name: '', email: '', role: 'auditor' } as const
const messages: string[] = []
/** Single changes, one after the other; in a usual run a few, and many at once beside them. */
const SINGLE = Number(process.env.HEADROOM_TAMPERINGS ?? 5)
const AT_ONCE = 150
const CHAINS = SINGLE * 2

async function seedAs(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await seedDemo(client, NOW, (line) => messages.push(line))
  } finally {
    await client.end()
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

const rowsOf = async (sql: string) => (await asOwner.query(sql)).rows

beforeAll(() => seedAs(testDatabaseUrls.owner), 120_000)

describe('the demo in a database', () => {
  it('reports the rows it wrote', () => {
    expect(messages[0]).toBe('6 people')
    expect(messages[1]).toBe('42 companies, 84 products, 118 FSB licenses')
  })

  it('cannot be written twice, nor into a database with people', async () => {
    await expect(seedAs(testDatabaseUrls.owner)).rejects.toThrow('there are people in this database already')
    expect(await rowsOf('SELECT count(*)::int AS count FROM organisation')).toEqual([{ count: 1 }])
  })

  it('has every state of a payment in the current year, and a void that waits', async () => {
    const states = await rowsOf('SELECT DISTINCT state::text FROM payment WHERE year = 2026 ORDER BY 1')
    expect(states.map(({ state }) => state)).toEqual([
      'approved',
      'blocked',
      'in_review',
      'paid',
      'rejected',
      'requested',
      'violation',
      'voided',
    ])
    expect(await rowsOf('SELECT count(*)::int AS count FROM void_request WHERE decided_at IS NULL')).toEqual([
      { count: 1 },
    ])
  })

  it('has the same decisions when it is decided again', async () => {
    for (const year of [2021, 2026]) {
      const { totals, rows } = await valueIn(readReplay(AUDITOR, { year }))
      expect(rows, String(year)).toEqual([])
      expect(totals.asked, String(year)).toBeGreaterThan(100)
      expect(totals.same.count, String(year)).toBe(totals.asked)
    }
  })

  it('keeps every company-year within the cap and equal to the fold of its transitions', async () => {
    const wrong = await rowsOf(`
      WITH last AS (
        SELECT DISTINCT ON (t.payment_id) p.company_id, p.year, p.amount_cents, t.to_state::text AS state
        FROM payment_transition t JOIN payment p ON p.id = t.payment_id ORDER BY t.payment_id, t.seq DESC
      ), fold AS (
        SELECT company_id, year,
          coalesce(sum(amount_cents) FILTER (WHERE state = 'paid'), 0) AS used,
          coalesce(sum(amount_cents) FILTER (WHERE state IN ('requested', 'in_review', 'approved')), 0) AS reserved,
          coalesce(sum(amount_cents) FILTER (WHERE state = 'violation'), 0) AS violation,
          count(*) FILTER (WHERE state = 'paid') AS paid, count(*) FILTER (WHERE state = 'blocked') AS blocked,
            count(*) FILTER (WHERE state = 'voided') AS voided
        FROM last GROUP BY 1, 2
      )
      SELECT y.company_id, y.year FROM company_year y FULL JOIN fold f USING (company_id, year)
      WHERE y.used_cents IS DISTINCT FROM f.used OR y.reserved_cents IS DISTINCT FROM f.reserved
        OR y.violation_cents IS DISTINCT FROM f.violation
        OR y.paid_count IS DISTINCT FROM f.paid OR y.blocked_count IS DISTINCT FROM f.blocked
          OR y.voided_count IS DISTINCT FROM f.voided
        OR y.used_cents + y.reserved_cents > 500000`)
    expect(wrong).toEqual([])
  })

  it('has the figures of the overview, and each payment in the state of its last transition', async () => {
    const [sum] = await rowsOf(`
      SELECT sum(used_cents)::int AS used, sum(reserved_cents)::int AS reserved FROM company_year
      WHERE year = 2026 AND company_id = (SELECT id FROM company WHERE name = 'Kestrel Handsets Corp.')`)
    expect(sum).toEqual({ used: 465_000, reserved: 35_000 })
    const states = await rowsOf(
      `SELECT count(*)::int AS count FROM payment p WHERE p.state <>
        (SELECT to_state FROM payment_transition t WHERE t.payment_id = p.id ORDER BY seq DESC LIMIT 1)`,
    )
    expect(states).toEqual([{ count: 0 }])
  })

  it('has an audit trail that verifies, all of it in the past and in order', async () => {
    const { chainCount, eventCount, faults } = await verifyAllChains()
    expect(faults).toEqual([])
    expect(chainCount).toBeGreaterThan(300)
    expect(eventCount).toBeGreaterThan(6000)
    const late = await rowsOf(`SELECT count(*)::int AS count FROM audit_event WHERE at > '${NOW.toISOString()}'`)
    expect(late).toEqual([{ count: 0 }])
    const backwards = await rowsOf(
      `SELECT count(*)::int AS count FROM audit_event one
        JOIN audit_event next ON next.chain = one.chain AND next.seq = one.seq + 1 WHERE next.at < one.at`,
    )
    expect(backwards).toEqual([{ count: 0 }])
  })

  it('leaves the next reference of any year free', async () => {
    const [next] = await rowsOf("SELECT nextval('payment_reference')::int AS number")
    const [last] = await rowsOf("SELECT max(split_part(reference, '-', 3)::int) AS number FROM payment")
    expect(next?.number).toBeGreaterThan(last?.number)
  })

  it('has closed the years that have ended, and uses the real clock again', async () => {
    const open = await asApplication.query('SELECT year FROM ledger_year WHERE closed_at IS NULL')
    expect(open.rows).toEqual([])
    expect(await rowsOf('SELECT count(*)::int AS count FROM ledger_year')).toEqual([{ count: 10 }])
    expect((await rowsOf('SELECT ledger_now() > $$2026-01-01$$::timestamptz AS now'))[0]).toEqual({ now: true })
  })
})

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

describe('the books of the demo, whose every row was written with its event', () => {
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

describe('the chains of the demo, once their heads are anchored', () => {
  it(
    `names the chain of each of ${CHAINS} that were emptied, cut or rewritten with every hash and head`,
    async () => {
      const { pathname } = new URL(testDatabaseUrls.owner)
      const client = await connected(Object.assign(new URL(inject('testServer').adminUrl), { pathname }).href)
      const { rows: heads } = await client.query<RememberedHead>('SELECT chain, seq, hash FROM chain_head')
      const differing = async () => {
        const { rows } = await client.query<{ place: number }>(headsThatDiffer(heads))
        return rows.map(({ place }) => heads[place - 1]?.chain)
      }
      expect(await differing()).toEqual([])
      for (let number = 0; number < CHAINS; number += 1) {
        await client.query('BEGIN; SET LOCAL session_replication_role = replica')
        const changed = await tamperWithAnyChain(client, heads)
        expect({ ...changed, found: await differing() }).toEqual({ ...changed, found: [changed.chain] })
        await client.query('ROLLBACK')
      }
      await client.end()
    },
    Math.max(60_000, CHAINS * 10_000),
  )
})
