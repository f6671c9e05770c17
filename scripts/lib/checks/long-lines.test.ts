import { expect, test } from 'vitest'
import { longLines, readCode } from './long-lines.mjs'

const file = (path: string, text: string) => ({ path, text })

test('a line of 120 columns passes, one of 121 is reported with its file and its number', () => {
  const text = `${'x'.repeat(120)}\n\n${'x'.repeat(121)}\n`
  expect(longLines([file('lib/a.ts', text)], {})).toEqual(['lib/a.ts:3: 121 columns, more than 120'])
})

test('characters are counted, not bytes or halves of a character', () => {
  for (const character of ['ж', '𝄞']) {
    expect(longLines([file('lib/a.ts', character.repeat(120))], {})).toEqual([])
    expect(longLines([file('lib/a.ts', character.repeat(121))], {})).toHaveLength(1)
  }
})

test('a file that is excused may have long lines, and a neighbour with the same beginning may not', () => {
  const files = ['a.ts', 'a.ts.css'].map((path) => file(path, 'x'.repeat(121)))
  expect(longLines(files, { 'a.ts': 'a table' })).toEqual(['a.ts.css:1: 121 columns, more than 120'])
})

test('an entry that excuses nothing is reported: a folder, a missing file, or one without a long line', () => {
  const excused = { 'lib/': 'a table', 'lib/a.ts': 'a table', 'lib/b.ts': 'a table' }
  expect(longLines([file('lib/a.ts', 'x')], excused)).toEqual(
    ['lib/', 'lib/a.ts', 'lib/b.ts'].map(
      (path) => `scripts/lib/checks/long-lines.mjs: ${path} has no long line; remove it from the list`,
    ),
  )
})

test('code is read in every language, and what is not written by hand is left out', () => {
  const paths = readCode().map(({ path }) => path)
  for (const path of ['next.config.js', 'app/globals.css', 'scripts/check.mjs', 'scripts/prose/phrases.mjs'])
    expect(paths).toContain(path)
  for (const ending of ['.ts', '.tsx', '.sql']) expect(paths.some((path) => path.endsWith(ending))).toBe(true)
  expect(
    paths.filter((path) => /^(?:generated|node_modules|prisma\/migrations)|\.generated\.|\.md$/.test(path)),
  ).toEqual([])
})
