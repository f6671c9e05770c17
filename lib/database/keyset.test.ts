import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)

test('every page of a list is read by this pager', () => {
  const files = ['app', 'components', 'lib'].flatMap(filesIn)
  expect(files.filter((path) => /\bPAGE_SIZE\b/.test(readFileSync(path, 'utf8'))).toSorted()).toEqual([
    'lib/database/keyset.ts',
    'lib/kernel/list-params.ts',
  ])
})
