import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { differences, readCatalogue } from '@/test/database/catalogue'
import { testDatabaseUrls } from '@/test/database/database'
import { applicationRole, queryAt, withEmptyDatabase } from '@/test/database/scratch-database'
import { root } from '../project.mjs'
import { withClient } from './connection.mjs'
import { migrate } from './migrate.mjs'
import { grantApplication } from './roles.mjs'

// Every migration runs here, several times over.
vi.setConfig({ testTimeout: 120_000 })

const EARLIER = join(root, 'prisma', 'migrations-before-baseline')
const NAMES = readdirSync(EARLIER).sort()
const CURRENT = readdirSync(join(root, 'prisma', 'migrations')).filter((name) => !name.includes('.'))
const folder = mkdtempSync(join(tmpdir(), 'earlier-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The first of the migrations before the baseline, as an installation of that time had them. */
function sourcesWith(count: number): string {
  const sources = join(folder, String(count))
  mkdirSync(join(sources, 'migrations'), { recursive: true })
  for (const name of NAMES.slice(0, count))
    cpSync(join(EARLIER, name), join(sources, 'migrations', name), { recursive: true })
  return sources
}

/** Objects that are not of the ledger: which files of prisma/sql were applied. */
const isOfLedger = (name: string): boolean => !name.includes('applied_sql')

/** Objects from before the baseline that a later migration drops or changes. */
const CHANGED_SINCE = [
  'function append_audit_event(…)',
  'function append_transition(…)',
  'function book_company_year(…)',
  'function chain_event(…)',
  'function payment_begins(…)',
  'function row_condition(…)',
  'function session_only_ends(…)',
  'index payment_waiting',
  'view as_of.organisation',
]

/** The name of an object without the types of its parameters. */
const shortName = (name: string): string => name.replace(/\(.*\)$/, '(…)')

const catalogueAt = (url: string) =>
  withClient(url, async (client) => {
    await grantApplication(client, applicationRole)
    return readCatalogue(client)
  })

/** The rows of every table that has some, but for what was applied and granted, which the catalogue shows. */
async function rowsAt(url: string): Promise<Record<string, unknown>> {
  const { rows: tables } = await queryAt(
    url,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
     AND relname NOT IN ('_prisma_migrations', 'applied_sql', 'application_privilege') ORDER BY 1`,
  )
  const filled: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } = await queryAt(url, `SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY t::text`)
    if (rows.length > 0) filled[name] = rows
  }
  return filled
}

const recorded = async (url: string) => {
  const { rows } = await queryAt(url, 'SELECT migration_name AS name FROM _prisma_migrations ORDER BY started_at')
  return rows.map(({ name }) => name)
}

test('an installation with every earlier migration gets the baseline recorded, and its rows stay', () =>
  withEmptyDatabase(async (url) => {
    expect(await migrate(url, sourcesWith(NAMES.length))).toEqual(NAMES)
    await queryAt(url, "INSERT INTO company_group (id, name) VALUES (gen_random_uuid(), 'Nordwind')")
    const before = await catalogueAt(url)
    expect(await migrate(url)).toEqual(CURRENT.slice(1))
    expect(await recorded(url)).toEqual(CURRENT)
    expect(await migrate(url)).toEqual([])
    const { rows } = await queryAt(url, 'SELECT name FROM company_group')
    expect(rows).toEqual([{ name: 'Nordwind' }])
    const after = await catalogueAt(url)
    const changed = differences(before, after).filter((name) => isOfLedger(name) && before.has(name))
    expect(changed.map(shortName)).toEqual(CHANGED_SINCE)
    // The database of this test began with the baseline.
    expect(differences(after, await catalogueAt(testDatabaseUrls.owner))).toEqual([])
    const { rows: logs } = await queryAt(url, 'SELECT logs FROM _prisma_migrations WHERE logs IS NOT NULL')
    expect(JSON.parse(logs[0].logs).replaces.map(({ name }: { name: string }) => name)).toEqual(NAMES)
  }))

test('an empty database and one of the earlier migrations begin with the same rows', () =>
  withEmptyDatabase((url) =>
    withEmptyDatabase(async (earlier) => {
      await migrate(url)
      await migrate(earlier, sourcesWith(NAMES.length))
      const rows = await rowsAt(url)
      expect(Object.keys(rows)).toEqual(['organisation_facts'])
      expect(rows).toEqual(await rowsAt(earlier))
    }),
  ))

test('an installation that stopped half-way is finished from the earlier migrations first, by one of two starts', () =>
  withEmptyDatabase(async (url) => {
    const half = Math.floor(NAMES.length / 2)
    await migrate(url, sourcesWith(half))
    const applied = await Promise.all([migrate(url), migrate(url)])
    expect(applied.flat()).toEqual([...NAMES.slice(half), ...CURRENT.slice(1)])
    expect(await recorded(url)).toEqual(CURRENT)
    expect(differences(await catalogueAt(url), await catalogueAt(testDatabaseUrls.owner))).toEqual([])
  }))

test('a start that failed after the baseline was recorded is continued by the next', () =>
  withEmptyDatabase(async (url) => {
    await migrate(url, sourcesWith(NAMES.length))
    const broken = join(folder, 'broken')
    cpSync(join(root, 'prisma'), broken, { recursive: true })
    appendFileSync(join(broken, 'sql', 'views', 'present', 'chain_head.sql'), 'SELECT 1 AS;')
    await expect(migrate(url, broken)).rejects.toThrow(/chain_head.sql failed at line \d+: syntax error/)
    expect(await recorded(url)).toEqual(CURRENT)
    expect(await migrate(url)).toEqual([])
    expect(differences(await catalogueAt(url), await catalogueAt(testDatabaseUrls.owner))).toEqual([])
  }))

test('a checksum that is not the one of the earlier migration is refused, and nothing changes', () =>
  withEmptyDatabase(async (url) => {
    await migrate(url, sourcesWith(NAMES.length))
    await queryAt(url, 'UPDATE _prisma_migrations SET checksum = $1 WHERE migration_name = $2', [
      '0'.repeat(64),
      NAMES[3],
    ])
    await expect(migrate(url)).rejects.toThrow(
      `migration ${NAMES[3]} was changed after it was applied to this database.`,
    )
    expect(await recorded(url)).toEqual(NAMES)
  }))

test('a list with a migration that no sources have is refused', () =>
  withEmptyDatabase(async (url) => {
    await migrate(url, sourcesWith(NAMES.length))
    await queryAt(url, "UPDATE _prisma_migrations SET migration_name = 'other' WHERE migration_name = $1", [NAMES[3]])
    await expect(migrate(url)).rejects.toThrow(/knows migration other, which these sources do not/)
    expect(await recorded(url)).toContain('other')
  }))

test('sources from before the baseline refuse a database that has it', () =>
  withEmptyDatabase(async (url) => {
    await migrate(url)
    expect(await recorded(url)).toEqual(CURRENT)
    await expect(migrate(url, sourcesWith(NAMES.length))).rejects.toThrow(/they are older than the database/)
  }))
