import { expect, test } from 'vitest'
import { climbingImports, longFiles } from './source-complaints.mjs'
import { importsOf } from './source-graph.mjs'

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
  expect(importsOf(text).map(({ specifier }) => specifier)).toEqual([
    'react',
    './wasm',
    '@/lib/role',
    './numbers',
    './three',
    'server-only',
    './late',
  ])
})

test('a relative import may not leave its noun', () => {
  const graph = new Map([
    ['lib/compliance/rules/cap.ts', { text: '', imports: [{ specifier: '../db', file: 'lib/database/db.ts' }] }],
    [
      'lib/compliance/screening/build/a.ts',
      { text: '', imports: [{ specifier: '../b', file: 'lib/compliance/screening/b.ts' }] },
    ],
  ])
  expect(climbingImports(graph)).toEqual([
    'lib/compliance/rules/cap.ts: imports ../db; write it as @/... so that its direction is checked',
  ])
})

const withLines = (count: number) => new Map([['lib/a.ts', { text: 'x\n'.repeat(count), imports: [] }]])

test('a file of 250 lines passes, one of 251 does not', () => {
  expect(longFiles(withLines(250))).toEqual([])
  expect(longFiles(withLines(251))).toHaveLength(1)
})
