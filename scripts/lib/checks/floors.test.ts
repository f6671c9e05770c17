import { expect, test } from 'vitest'
import { circlesOfParts, FLOORS, importsThatClimb, impureImports } from './floors.mjs'

type Import = { specifier: string; file?: string }
const graphOf = (files: Record<string, Import[]>) =>
  new Map(Object.entries(files).map(([path, imports]) => [path, { imports }]))
const on = (file: string): Import => ({ specifier: `@/${file.replace(/\.ts$/, '')}`, file })

test('a room imports what lies below it, and nothing else', () => {
  const graph = graphOf({
    'lib/ledger/payments/record-payment.ts': [on('lib/compliance/rules/determine.ts'), on('lib/kernel/money.ts')],
    'lib/ledger/payments/record-payment.db.test.ts': [on('lib/reporting/exports/create-export.ts')],
    'lib/records/companies/archive-company.ts': [on('lib/ledger/payments/hold-payer.ts')],
    'lib/paper/paper.ts': [on('lib/report-definition/cell.ts')],
    'lib/kernel/money.ts': [on('app/page.tsx')],
    'lib/database/db.ts': [on('generated/prisma/client.ts')],
    'lib/attic/box.ts': [],
  })
  expect(importsThatClimb(graph).map((line) => line.split(/[:,]/)[0])).toEqual([
    'lib/attic',
    'lib/records/companies/archive-company.ts',
    'lib/paper/paper.ts',
    'lib/kernel/money.ts',
  ])
})

test('a pure room uses the packages of its list, but for the commands that read and write', () => {
  const graph = graphOf({
    'lib/compliance/rules/determine.ts': [{ specifier: 'zod' }, { specifier: 'next/headers' }],
    'lib/compliance/rules/parties/payee.ts': [on('generated/prisma/client.ts')],
    'lib/compliance/screening/command-line/screen-lines.ts': [{ specifier: 'node:stream' }],
    'lib/compliance/rules/parties/payee.test.ts': [{ specifier: 'vitest' }],
    'lib/ledger/payments/record-payment.ts': [{ specifier: 'pg' }],
  })
  expect(impureImports(graph).map((line) => line.split(';')[0])).toEqual([
    'lib/compliance/rules/determine.ts: imports next/headers',
    'lib/compliance/rules/parties/payee.ts: imports @/generated/prisma/client',
  ])
})

test('parts that import each other are reported once, however long the cycle', () => {
  const graph = graphOf({
    'lib/records/companies/a.ts': [on('lib/records/groups/b.ts')],
    'lib/records/groups/b.ts': [on('lib/records/products/c.ts'), on('lib/kernel/money.ts')],
    'lib/records/products/c.ts': [on('lib/records/companies/names/d.ts')],
    'lib/records/policies/e.ts': [on('lib/records/companies/a.ts')],
    'lib/kernel/money.ts': [],
  })
  expect(circlesOfParts(graph)).toEqual([
    'lib/records/companies, lib/records/groups, lib/records/products: import each other in a circle',
  ])
})

test('no room is on two floors', () => {
  const rooms = FLOORS.flat()
  expect(new Set(rooms).size).toBe(rooms.length)
})
