import { expect, test } from 'vitest'
import { firstUses, misspelledWords, refusedPhrases } from './prose.mjs'

const file = (path: string, text: string) => ({ path, text })

test('a refused phrase is reported with its file, its line and what to write', () => {
  const text = 'One line.\nThe list is made anew, and Somebody reads it.\n'
  expect(refusedPhrases([file('lib/a.ts', text)], [])).toEqual([
    'lib/a.ts:2: "anew"; write again',
    'lib/a.ts:2: "Somebody"; write someone, no one, or the passive',
  ])
})

test('"is no X" is refused, "there is no X" and "is no longer" are not', () => {
  const complaintsOf = (text: string) => refusedPhrases([file('a.md', text)], []).length
  expect(complaintsOf('This is no key.')).toBe(1)
  expect(complaintsOf('There is no key, and it is no longer needed.')).toBe(0)
})

test('a file that is excused may have refused phrases, and a neighbour with the same beginning may not', () => {
  const files = ['c.md', 'c.md.ts'].map((path) => file(path, 'anew'))
  expect(refusedPhrases(files, ['c.md'])).toEqual(['c.md.ts:1: "anew"; write again'])
})

test('an entry that excuses nothing is reported: a folder, a file that is not there, or one without a phrase', () => {
  const files = [file('lib/a/b.ts', 'again')]
  expect(refusedPhrases(files, ['lib/a/', 'lib/a/b.ts', 'lib/c.ts'])).toEqual(
    ['lib/a/', 'lib/a/b.ts', 'lib/c.ts'].map(
      (path) => `scripts/prose/excused.json: ${path} has no refused phrase; remove it from the list`,
    ),
  )
})

test('words are taken with the line of their first use; addresses, hashes and foreign scripts are not words', () => {
  const text = 'const amountCents = 1 // see https://exampel.org/a\n"a0ffe1b2" "Крым" "naïve" amountCents\n'
  expect([...firstUses([file('a.ts', text)])]).toEqual([
    ['const', 'a.ts:1'],
    ['amountCents', 'a.ts:1'],
    ['see', 'a.ts:1'],
  ])
})

test('a misspelled word is reported where it is used first, inside an identifier too', () => {
  const files = [file('a.ts', 'const payment = 1\n'), file('b.ts', '\nconst recievedPayment = payment\n')]
  const spell = (words: string) =>
    words
      .split('\n')
      .map((word, at) => `:${at + 1}:1 - Unknown word (${/recieved|mispelledprobe/.exec(word)?.[0]})`)
      .filter((line) => !line.endsWith('(undefined)'))
      .join('\n')
  expect(misspelledWords(files, spell)).toEqual(['b.ts:2: unknown word "recieved"'])
})

test('a report that does not name the probe means that nothing was checked', () => {
  expect(() => misspelledWords([], () => '')).toThrow('cspell did not check the words')
})
