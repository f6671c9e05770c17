import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

// docs/security.md against the list of requirements of OWASP ASVS 5.0.0. A line of that list is a section and the level
// of each of its requirements: `1.1 22` has 1.1.1 and 1.1.2, both of level 2. Links are checked in documents.test.ts.

const document = readFileSync('docs/security.md', 'utf8')
const [before = '', requirements = ''] = document.split('\n## Requirements\n')
const notMet = /\n## Not met\n([\s\S]*?)\n## /.exec(before)?.[1] ?? ''

const expected = readFileSync('test/files/asvs-5.0.0-levels.txt', 'utf8')
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [section = '', levels = ''] = line.split(' ')
    return [...levels].map((level, at) => ({ number: `${section}.${at + 1}`, level }))
  })
  .filter(({ level }) => level !== '3')
  .map(({ number, level }) => `${number} (${level})`)

const rows = [...requirements.matchAll(/^\| (\d+\.\d+\.\d+) \(\d\) \|.*$/gm)].map(([line, number = '']) => {
  const [requires = '', state = '', where = '', shownBy = ''] = line.split(' | ').slice(1)
  return { number, requires, state, where, shownBy }
})
const numbersIn = (text: string) => [...text.matchAll(/\b\d+\.\d+\.\d+\b/g)].map(([number]) => number)

describe('docs/security.md', () => {
  test('names every requirement of levels 1 and 2 exactly once, with its level', () => {
    expect(expected).toHaveLength(253)
    const named = [...requirements.matchAll(/^(?:\||-) .*$/gm)].flatMap(([line]) => {
      const leading = line.startsWith('|') ? line.split(' | ')[0] : line.split(': ')[0]
      return [...(leading ?? '').matchAll(/\d+\.\d+\.\d+ \(\d\)/g)].map(([number]) => number)
    })
    expect(named.toSorted()).toEqual(expected.toSorted())
  })

  test('gives each row a state, and a test where it is met', () => {
    const isShown = (text: string) => /\]\([^)]+\.(?:test|spec)\.tsx?\)/.test(text)
    const faulty = rows.filter(
      ({ requires, state, where, shownBy }) =>
        !['met', 'met, no test', 'partly', 'not met'].includes(state) ||
        requires === '' ||
        where === '' ||
        (state === 'met' && !isShown(shownBy)),
    )
    expect(faulty).toEqual([])
  })

  test('lists what is missing under "Not met", and nothing else', () => {
    const missing = rows.filter(({ state }) => state === 'partly' || state === 'not met').map(({ number }) => number)
    expect(numbersIn(notMet).toSorted()).toEqual(missing.toSorted())
  })

  test('names files of the repository as links only, which are checked', () => {
    const plain = /`(?:app|bench|components|docs|e2e|lib|prisma|scripts|test)\/[^`]*`/g
    expect(document.match(plain) ?? []).toEqual([])
  })
})
