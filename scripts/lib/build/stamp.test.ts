import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildInputs, hashFiles } from './stamp.mjs'

let root: string
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'a folder '))
  write('app/page.tsx', 'one')
  write('package.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true }))

test('the hash follows content and names, not dates', () => {
  const before = hashFiles(root, ['app/page.tsx'])
  utimesSync(join(root, 'app/page.tsx'), 1, 1)
  expect(hashFiles(root, ['app/page.tsx'])).toBe(before)
  write('app/page.tsx', 'two')
  expect(hashFiles(root, ['app/page.tsx'])).not.toBe(before)
})

test('content that moves from one file to the next changes the hash', () => {
  write('a', 'xy')
  write('b', '')
  const before = hashFiles(root, ['a', 'b'])
  write('a', 'x')
  write('b', 'y')
  expect(hashFiles(root, ['a', 'b'])).not.toBe(before)
})

test('a missing file differs from an empty one', () => {
  const missing = hashFiles(root, ['a'])
  write('a', '')
  expect(hashFiles(root, ['a'])).not.toBe(missing)
})

test('a build is made from sources, not from tests, documents, scripts, packages or its own output', () => {
  for (const path of [
    'app/page.test.tsx',
    'README.md',
    'scripts/start.mjs',
    'e2e/a.spec.ts',
    'node_modules/x/index.js',
  ]) {
    write(path, '')
  }
  for (const path of ['.next/BUILD_ID', '.data/pg/PG_VERSION', 'generated/prisma/client.ts', 'docs/a.md'])
    write(path, '')
  write('lib/kernel/money.ts', '')
  expect(buildInputs(root)).toEqual(['app/page.tsx', 'lib/kernel/money.ts', 'package.json'])
})
