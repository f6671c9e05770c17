import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readSqlFiles } from '@/scripts/lib/database/apply-sql.mjs'
import { node, root, run } from '@/scripts/lib/project.mjs'
import { namesOf, readCatalogue } from '@/test/database/catalogue'
import { asOwner, testDatabaseUrls } from '@/test/database/database'

// Each function, view and trigger has one file of prisma/sql, and the tables are those of schema.prisma.

const files = readSqlFiles(join(root, 'prisma', 'sql'))
const fileName = ({ path }: { path: string }) => basename(path, '.sql')
const matches = (sql: string, pattern: RegExp) => [...sql.matchAll(pattern)].map((match) => match[1] ?? '')

/** What the files of a kind create, each named by its file. */
const created = (kind: string, pattern: RegExp) =>
  files
    .filter(({ path }) => path.startsWith(`${kind}/`))
    .map((file) => ({ file: fileName(file), names: matches(file.sql, pattern) }))

async function catalogue() {
  const client = await asOwner.connect()
  try {
    return await readCatalogue(client)
  } finally {
    client.release()
  }
}

test('every function has one file with its name, and every file its function', async () => {
  const inFiles = created('functions', /^CREATE OR REPLACE FUNCTION ([\w.]+)\s*\(/gm)
  for (const { file, names } of inFiles) expect(new Set(names)).toEqual(new Set([file]))
  const inDatabase = namesOf(await catalogue(), 'function').map((signature) => signature.replace(/\(.*/, ''))
  expect(inFiles.flatMap(({ names }) => names).sort()).toEqual(inDatabase.sort())
})

test('every view has one file with its name, and every file its view', async () => {
  const inFiles = created('views', /^(?:CREATE OR REPLACE VIEW |SELECT make_versioned_view\(')([\w.]+)/gm)
  for (const { file, names } of inFiles) expect([file, file.replace('as_of.', '')]).toContain(names.join())
  expect(inFiles.map(({ file }) => file).sort()).toEqual(namesOf(await catalogue(), 'view'))
})

test('every trigger is in the file of its table, and every file has only triggers that exist', async () => {
  const inFiles = files
    .filter(({ path }) => path.startsWith('triggers/'))
    .flatMap((file) =>
      [...file.sql.matchAll(/^CREATE OR REPLACE TRIGGER (\w+) .* ON (\w+)/gm)].map(([, trigger, table]) => {
        expect(table).toBe(fileName(file))
        return `${table}.${trigger}`
      }),
    )
  expect(inFiles.sort()).toEqual(namesOf(await catalogue(), 'trigger'))
})

test('every file begins with what it promises, in lines of at most 120 columns', () => {
  for (const { path, sql } of files) {
    expect(sql, path).toMatch(/^-- \S/)
    expect(sql, path).not.toMatch(/.{121}/)
  }
})

test('a migration creates no function, trigger or view but what its defaults and indexes call', () => {
  const baseline = readFileSync(join(root, 'prisma/migrations/20261130140000_baseline/migration.sql'), 'utf8')
  expect(matches(baseline, /^CREATE (?:OR REPLACE )?(?:FUNCTION|TRIGGER|VIEW) (\w+)/gm)).toEqual([
    'ledger_now',
    'registration_key',
  ])
})

/** The statements of `prisma migrate diff` between the database of this test and schema.prisma. */
async function migrateDiff(): Promise<string> {
  const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--script']
  const env = { ...process.env, DATABASE_URL: testDatabaseUrls.owner, DATABASE_OWNER_URL: testDatabaseUrls.owner }
  const { code, output } = await run(...node('scripts/prisma-cli.mjs', ...args), { env, quiet: true })
  expect(code, output).toBe(0)
  return output.slice(output.indexOf('-- ')).trim()
}

test('schema.prisma describes the tables of a migrated database', { timeout: 120_000 }, async () => {
  expect(await migrateDiff()).toBe('-- This is an empty migration.')
  await asOwner.query('ALTER TABLE bank_letter ADD COLUMN unknown int; DROP INDEX payment_transition_since')
  expect(await migrateDiff()).toMatch(/DROP COLUMN "unknown"[\s\S]*CREATE INDEX "payment_transition_since"/)
})
