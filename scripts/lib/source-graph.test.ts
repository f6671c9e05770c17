import { expect, test } from 'vitest'
import { climbingImports, deadExports, deadFiles, longFiles } from './source-complaints.mjs'
import { exportsOf, importsOf } from './source-graph.mjs'

test('imports in every form', () => {
  const text = [
    "import 'server-only'",
    "import React, { useState, type Key as ReactKey } from 'react'",
    "import * as wasm from './wasm'",
    "import type { Role } from '@/lib/role'",
    'import {\n  one,\n  two,\n} from "./numbers"',
    "export { three } from './three'",
    "const late = await import('./late')",
  ].join('\n')
  const found = Object.fromEntries(importsOf(text).map(({ specifier, names }) => [specifier, names]))
  expect(found).toEqual({
    'server-only': [],
    react: ['default', 'useState', 'Key'],
    './wasm': '*',
    '@/lib/role': ['Role'],
    './numbers': ['one', 'two'],
    './three': ['three'],
    './late': '*',
  })
})

test('exports in every form', () => {
  const text =
    'export async function a() {}\nexport const b = 1\nexport type C = 1\nexport { d, e as f }\nexport default a'
  expect(exportsOf(text).map(({ name }) => name)).toEqual(['a', 'b', 'C', 'd', 'f', 'default'])
})

function graphOf(files: Record<string, string>) {
  const find = (specifier: string) =>
    Object.keys(files).find((path) => path.startsWith(specifier.replace(/^(@|\.|\.\.)\//, 'lib/')))
  return new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      {
        text,
        exports: exportsOf(text),
        imports: importsOf(text).map((each) => ({ ...each, file: find(each.specifier) })),
      },
    ]),
  )
}

test('what nobody imports is told, what is used in any form is not', () => {
  const graph = graphOf({
    'app/page.tsx': "import { used } from '@/used'\nexport default used",
    'lib/used.ts': 'export const used = 1\nexport const unused = 2\nexport type Part = 1\nexport type Whole = Part[]\n',
    'lib/forgotten.ts': 'export const x = 1',
  })
  expect(deadFiles(graph)).toEqual(['lib/forgotten.ts: nothing imports this file'])
  expect(deadExports(graph).map((line) => line.split(' is ')[0])).toEqual([
    'lib/used.ts: `unused`',
    'lib/used.ts: `Whole`',
    'lib/forgotten.ts: `x`',
  ])
})

test('a relative import may not leave its noun', () => {
  const graph = new Map([
    [
      'lib/compliance/rules/cap.ts',
      { text: '', exports: [], imports: [{ specifier: '../db', names: ['db'], file: 'lib/database/db.ts' }] },
    ],
    [
      'lib/compliance/screening/build/a.ts',
      { text: '', exports: [], imports: [{ specifier: '../b', names: [], file: 'lib/compliance/screening/b.ts' }] },
    ],
  ])
  expect(climbingImports(graph)).toEqual([
    'lib/compliance/rules/cap.ts: imports ../db; write it as @/... so that its direction is checked',
  ])
})

test('a file of 250 lines passes, one of 251 does not', () => {
  expect(longFiles(graphOf({ 'lib/a.ts': 'x\n'.repeat(250) }))).toEqual([])
  expect(longFiles(graphOf({ 'lib/a.ts': 'x\n'.repeat(251) }))).toHaveLength(1)
})
