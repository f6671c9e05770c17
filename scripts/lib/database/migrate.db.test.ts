import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { asOwner, testDatabaseUrls } from '@/test/database/database'
import { migrate } from './migrate.mjs'

// The template is migrated already: these histories live in a schema of their own.
const url = `${testDatabaseUrls.owner}?options=${encodeURIComponent('-c search_path=toy')}`
const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
const write = (name: string, sql: string) => {
  mkdirSync(join(folder, 'migrations', name), { recursive: true })
  writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql)
}
const tables = async () => {
  const { rows } = await asOwner.query("SELECT tablename FROM pg_tables WHERE schemaname = 'toy' ORDER BY 1")
  return rows.map((row) => row.tablename)
}

beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await asOwner.query('DROP SCHEMA IF EXISTS toy CASCADE; CREATE SCHEMA toy')
  write(
    '1_first',
    'CREATE TABLE one (id int); CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;',
  )
  write('2_second', 'CREATE TABLE two (id int);')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('applies what is pending, in order, once', async () => {
  expect(await migrate(url, folder)).toEqual(['1_first', '2_second'])
  expect(await migrate(url, folder)).toEqual([])
  write('3_third', 'CREATE TABLE three (id int);')
  expect(await migrate(url, folder)).toEqual(['3_third'])
  expect(await tables()).toEqual(['_prisma_migrations', 'one', 'three', 'two'])
})

test('eight starts at once apply each migration once', async () => {
  const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(url, folder)))
  expect(applied.flat().sort()).toEqual(['1_first', '2_second'])
})

test('a migration that fails leaves nothing behind, reports where it failed, and runs once it is fixed', async () => {
  write('2_second', 'CREATE TABLE two (id int);\nCREATE TABEL three (id int);')
  await expect(migrate(url, folder)).rejects.toThrow(/2_second failed at line 2: syntax error/)
  expect(await tables()).toEqual(['_prisma_migrations', 'one'])
  write('2_second', 'CREATE TABLE two (id int);')
  expect(await migrate(url, folder)).toEqual(['2_second'])
})

test('a migration that was changed after it was applied is refused', async () => {
  await migrate(url, folder)
  write('1_first', 'CREATE TABLE one (id bigint);')
  await expect(migrate(url, folder)).rejects.toThrow(/1_first was changed/)
})

test('a database that is newer than these sources is refused', async () => {
  await migrate(url, folder)
  rmSync(join(folder, 'migrations', '2_second'), { recursive: true })
  await expect(migrate(url, folder)).rejects.toThrow(/knows migration 2_second/)
})

test('a migration that ends its own transaction is refused', async () => {
  write('3_third', 'CREATE TABLE three (id int); COMMIT; CREATE TABLE four (id int);')
  await expect(migrate(url, folder)).rejects.toThrow(/3_third failed: it ends its own transaction/)
})

describe('a start that is cut short in the middle of a migration', () => {
  const SLOW = 'CREATE TABLE two (id int); SELECT pg_sleep(3); CREATE TABLE two_more (id int);'

  /** Starts as a process of its own, waits until the slow migration is under way, and kills it. */
  async function killInTheMiddle() {
    const script = `import(${JSON.stringify(String(new URL('./migrate.mjs', import.meta.url)))}).then(
      ({ migrate }) => migrate(process.argv[1], process.argv[2]))`
    const child = spawn(process.execPath, ['-e', script, url, folder], { stdio: 'ignore' })
    const gone = once(child, 'exit')
    await vi.waitFor(
      async () => {
        const { rowCount } = await asOwner.query(
          `SELECT FROM pg_stat_activity
           WHERE wait_event = 'PgSleep' AND query LIKE '%two_more%' AND pid <> pg_backend_pid()`,
        )
        expect(rowCount).toBe(1)
      },
      { timeout: 10_000, interval: 20 },
    )
    child.kill('SIGKILL')
    await gone
  }

  test('leaves nothing of it, and the next start applies it', async () => {
    write('2_second', SLOW)
    await killInTheMiddle()
    expect(await migrate(url, folder)).toEqual(['2_second'])
    expect(await tables()).toEqual(['_prisma_migrations', 'one', 'two', 'two_more'])
    const { rows } = await asOwner.query(
      'SELECT migration_name, finished_at IS NOT NULL AS finished FROM toy._prisma_migrations ORDER BY started_at',
    )
    expect(rows).toEqual([
      { migration_name: '1_first', finished: true },
      { migration_name: '2_second', finished: true },
    ])
  })
})

describe('a record that an earlier version began and did not finish', () => {
  const TWO = 'CREATE TABLE two (id int);'
  const begin = async (name: string, sql: string) => {
    const checksum = createHash('sha256').update(sql).digest('hex')
    await asOwner.query('INSERT INTO toy._prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
      randomUUID(),
      checksum,
      name,
    ])
  }
  const run = (sql: string) => asOwner.query(`SET search_path = toy; ${sql}; RESET search_path`)
  const history = async () => {
    const { rows } = await asOwner.query(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
       FROM toy._prisma_migrations
       ORDER BY started_at`,
    )
    return rows.map(({ name, finished }) => `${name}${finished ? '' : ' (open)'}`)
  }

  beforeEach(async () => {
    rmSync(join(folder, 'migrations', '2_second'), { recursive: true })
    await migrate(url, folder)
    write('2_second', TWO)
  })

  test('and whose SQL was not run is run now, and what follows it', async () => {
    await begin('2_second', TWO)
    write('3_third', 'CREATE TABLE three (id int);')
    expect(await migrate(url, folder)).toEqual(['2_second', '3_third'])
    expect(await tables()).toEqual(['_prisma_migrations', 'one', 'three', 'two'])
    expect(await history()).toEqual(['1_first', '2_second', '3_third'])
    expect(await migrate(url, folder)).toEqual([])
  })

  test('and whose SQL was not run is run as it reads today', async () => {
    await begin('2_second', 'CREATE TABEL two (id int);')
    expect(await migrate(url, folder)).toEqual(['2_second'])
    expect(await migrate(url, folder)).toEqual([])
  })

  test('and whose SQL was run is finished, and not run again', async () => {
    await begin('2_second', TWO)
    await run(TWO)
    await asOwner.query('INSERT INTO toy.two VALUES (1)')
    write('3_third', 'CREATE TABLE three (id int);')
    expect(await migrate(url, folder)).toEqual(['3_third'])
    expect(await history()).toEqual(['1_first', '2_second', '3_third'])
    expect((await asOwner.query('SELECT id FROM toy.two')).rows).toEqual([{ id: 1 }])
  })

  test.each<[string, string, string | null]>([
    ['changes rows only', 'UPDATE one SET id = id + 1;', null],
    [
      'would run again although something was made since',
      'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql RETURN 2;',
      'CREATE TABLE other (id int)',
    ],
    ['is there, and older than its record', TWO, 'older'],
  ])('and which %s is left to a person, with what to do', async (_what, sql, since) => {
    write('2_second', sql)
    if (since === 'older') await run(TWO)
    await begin('2_second', sql)
    if (since && since !== 'older') await run(since)
    await expect(migrate(url, folder)).rejects.toThrow(
      /2_second was begun by an earlier start .*migrate resolve --applied 2_second.*--rolled-back 2_second/,
    )
    expect(await history()).toEqual(['1_first', '2_second (open)'])
  })
})
