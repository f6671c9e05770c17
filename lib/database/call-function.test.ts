import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Each function that the role of the application may execute is called through callFunction or callProcedure.

const privileges = readFileSync('prisma/sql/grants/application_privilege.sql', 'utf8')
const granted = [...privileges.matchAll(/\('EXECUTE ON FUNCTION ([^']+)'\)/g)].flatMap(([, list = '']) =>
  [...list.matchAll(/([\w.]+)\(/g)].map(([, name = '']) => name),
)
const sources = ['lib', 'app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), 'utf8') })),
)
const calledDirectly = (text: string) => [...text.matchAll(/`\s*SELECT (\w+)\(/g)].map(([, name = '']) => name)

test('no granted function is called by a query of its own', () => {
  expect(granted).toContain('record_payment')
  expect(calledDirectly('db.$queryRaw<Row[]>`\n  SELECT record_payment($1) AS answer`')).toEqual(['record_payment'])
  const found = sources.flatMap(({ path, text }) =>
    calledDirectly(text).flatMap((name) => (granted.includes(name) ? [`${path}: ${name}`] : [])),
  )
  expect(found).toEqual([])
})

test('each granted function is called, but for those that PostgreSQL, a function or a snapshot calls', () => {
  const called = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/Prisma\.sql`(\w+)\(/g)].map(([, name]) => name)),
  )
  const inSql = ['as_of.instant', 'lock_groups', 'merkle_root_of_heads']
  expect(granted.filter((name) => !called.has(name) && !inSql.includes(name))).toEqual([])
})
