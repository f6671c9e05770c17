import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { asOwner, testDatabaseUrls } from '@/test/database/database'
import { migrate } from './migrate.mjs'

// The template is migrated already: these functions live in a schema of their own.
const url = `${testDatabaseUrls.owner}?options=${encodeURIComponent('-c search_path=toy')}`
const folder = mkdtempSync(join(tmpdir(), 'sql-'))
const write = (path: string, sql: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), sql)
}
const one = (value: number) => `CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT ${value} $$;`
const resultOf = async (call: string) => (await asOwner.query(`SELECT toy.${call} AS value`)).rows[0].value
const applied = async () => (await asOwner.query('SELECT path, applied_at FROM toy.applied_sql ORDER BY path')).rows

beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await asOwner.query('DROP SCHEMA IF EXISTS toy CASCADE; CREATE SCHEMA toy')
  write(
    'migrations/0_applied_sql/migration.sql',
    'CREATE TABLE applied_sql (path text PRIMARY KEY, sha256 text, applied_at timestamptz);',
  )
  write('migrations/1_first/migration.sql', 'CREATE TABLE first (id int);')
  write('sql/functions/one.sql', one(1))
  write(
    'sql/functions/calls_two.sql',
    'CREATE OR REPLACE FUNCTION calls_two() RETURNS int LANGUAGE sql AS $$ SELECT toy.two() $$;',
  )
  write('sql/functions/two.sql', 'CREATE OR REPLACE FUNCTION two() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;')
  write('sql/views/first_ids.sql', 'CREATE OR REPLACE VIEW first_ids AS SELECT *, one() AS one FROM first;')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('applies every file after the migrations, and none again while none changes', async () => {
  await migrate(url, folder)
  expect(await resultOf('calls_two()')).toBe(2)
  const first = await applied()
  expect(first.map(({ path }) => path)).toEqual([
    'functions/calls_two.sql',
    'functions/one.sql',
    'functions/two.sql',
    'views/first_ids.sql',
  ])
  await migrate(url, folder)
  expect(await applied()).toEqual(first)
})

test('applies them again when one was changed', async () => {
  await migrate(url, folder)
  write('sql/functions/one.sql', one(11))
  await migrate(url, folder)
  expect(await resultOf('one()')).toBe(11)
})

test('a view has the column that a migration adds', async () => {
  write('sql/views/first_ids.sql', 'CREATE OR REPLACE VIEW first_ids AS SELECT * FROM first;')
  await migrate(url, folder)
  write('migrations/2_second/migration.sql', "ALTER TABLE first ADD COLUMN name text DEFAULT 'x';")
  await migrate(url, folder)
  await asOwner.query('INSERT INTO toy.first (id) VALUES (1)')
  expect((await asOwner.query('SELECT * FROM toy.first_ids')).rows).toEqual([{ id: 1, name: 'x' }])
})

test('what dropped.sql names goes, and a function with another result comes again', async () => {
  await migrate(url, folder)
  rmSync(join(folder, 'sql/views/first_ids.sql'))
  write('sql/dropped.sql', 'DROP VIEW IF EXISTS first_ids; DROP FUNCTION IF EXISTS one();')
  write('sql/functions/one.sql', one(1).replace('RETURNS int', 'RETURNS bigint'))
  await migrate(url, folder)
  expect(await resultOf('one()')).toBe('1')
  expect(await resultOf("two() + (to_regclass('toy.first_ids') IS NULL)::int")).toBe(3)
  write('sql/functions/two.sql', 'CREATE OR REPLACE FUNCTION two() RETURNS int LANGUAGE sql AS $$ SELECT 22 $$;')
  await migrate(url, folder)
  expect(await resultOf('one()')).toBe('1')
})

test('a file that fails leaves everything as it was, and names the line', async () => {
  await migrate(url, folder)
  write('sql/functions/one.sql', one(11))
  write('sql/views/first_ids.sql', 'CREATE OR REPLACE VIEW first_ids AS\n  SELECT 1 AS;')
  await expect(migrate(url, folder)).rejects.toThrow(/prisma\/sql\/views\/first_ids.sql failed at line 2: syntax error/)
  expect(await resultOf('one()')).toBe(1)
})

test('a file outside the folders of the four kinds is refused', async () => {
  write('sql/procedures/one.sql', one(1))
  await expect(migrate(url, folder)).rejects.toThrow(/procedures\/one.sql is in none of/)
})

test('the role of the application applies nothing', async () => {
  await migrate(url, folder)
  write('sql/functions/one.sql', one(11))
  const role = new URL(testDatabaseUrls.application).username
  await asOwner.query(`GRANT USAGE ON SCHEMA toy TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA toy TO ${role}`)
  const asApplication = Object.assign(new URL(testDatabaseUrls.application), { search: new URL(url).search }).href
  await expect(migrate(asApplication, folder)).rejects.toThrow(/permission denied for schema toy/)
  expect(await resultOf('one()')).toBe(1)
})
