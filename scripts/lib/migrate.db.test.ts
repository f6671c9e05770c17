import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { asOwner, testDatabaseUrls } from '@/test/database'
import { migrate } from './migrate.mjs'

// The template is migrated already: these histories live in a schema of their own.
const url = `${testDatabaseUrls.owner}?options=${encodeURIComponent('-c search_path=toy')}`
const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
const write = (name: string, sql: string) => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
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

test('a migration that fails leaves nothing behind, says where, and runs when it is mended', async () => {
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
  rmSync(join(folder, '2_second'), { recursive: true })
  await expect(migrate(url, folder)).rejects.toThrow(/knows migration 2_second/)
})

test('a migration that another engine left open is refused', async () => {
  await migrate(url, folder)
  await asOwner.query("UPDATE toy._prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'")
  await expect(migrate(url, folder)).rejects.toThrow(/2_second failed before/)
})
