import { describe, expect, it } from 'vitest'
import { formatLetterCode, hashLetterCode, newLetterCode, readLetterCode } from './letter-code'

const ALPHABET = '23456789ACDEFHJKNPRTVXY'
const CODE = newLetterCode()
const reading = (typed: string) => readLetterCode(typed)
const replaced = (at: number, character: string) => CODE.slice(0, at) + character + CODE.slice(at + 1)

describe('a code', () => {
  it('has 20 characters in four groups, and no two characters look alike', () => {
    expect(formatLetterCode(CODE)).toMatch(new RegExp(`^[${ALPHABET}]{5}(-[${ALPHABET}]{5}){3}$`))
    for (const alike of ['0OQD', '1IL', '2Z', '5S', '8B', '6G', 'UV', 'MN', 'VW'])
      expect([...alike].filter((character) => ALPHABET.includes(character)).length, alike).toBeLessThan(2)
  })

  it('has more than 80 random bits, and every position takes every character', () => {
    expect(19 * Math.log2(ALPHABET.length)).toBeGreaterThan(80)
    const codes = Array.from({ length: 1000 }, newLetterCode)
    expect(new Set(codes).size).toBe(1000)
    for (let at = 0; at < 20; at += 1) expect(new Set(codes.map((code) => code[at])).size, `${at}`).toBe(23)
    for (const code of codes) expect(reading(code)).toEqual({ ok: true, code })
  })

  it('is stored as its hash', () => {
    expect(hashLetterCode(CODE)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a code as it is typed', () => {
  const grouped = formatLetterCode(CODE)
  it.each([
    ['as it is printed', grouped],
    ['without groups', CODE],
    ['in lower case', grouped.toLowerCase()],
    ['with blanks', ` ${CODE.match(/.{1,4}/g)?.join('  ')} \n`],
    ['with dashes of a word processor', grouped.replaceAll('-', '\u2013')],
    ['with a mark that shows nothing', `\u200b${grouped}\ufeff`],
    ['in wide characters', [...CODE].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')],
  ])('%s', (_how, typed) => {
    expect(reading(typed)).toEqual({ ok: true, code: CODE })
  })

  it('with letters that look like what was printed', () => {
    const withAll = `${'25868V'.repeat(3)}2`
    const code = [...ALPHABET].map((digit) => withAll + digit).find((given) => reading(given).ok) ?? ''
    const typed = code.replaceAll('2', 'Z').replaceAll('5', 'S').replaceAll('8', 'B').replaceAll('6', 'G')
    expect(reading(typed.replaceAll('V', 'u'))).toEqual({ ok: true, code })
  })

  it.each([
    ['', 'Enter the code that the letter shows'],
    [' - ', 'Enter the code that the letter shows'],
    [replaced(3, '0'), 'No code contains the character 0. Compare it with the letter'],
    [replaced(3, 'o'), 'No code contains the character O. Compare it with the letter'],
    [replaced(3, '\u0410'), 'No code contains the character \u0410. Compare it with the letter'],
    [CODE.slice(1), 'A code has 20 characters, this has 19'],
    [`${CODE}2`, 'A code has 20 characters, this has 21'],
  ])('%j is refused with a message', (typed, message) => {
    expect(reading(typed)).toEqual({ ok: false, message })
  })

  const slip = {
    ok: false,
    message: 'At least one character is mistyped. Compare the code with the letter, group by group',
  }

  it('detects any single wrong character', () => {
    for (let at = 0; at < CODE.length; at += 1)
      for (const character of ALPHABET)
        if (character !== CODE[at]) expect(reading(replaced(at, character)), `${at} ${character}`).toEqual(slip)
  })

  it('detects any two characters that were swapped', () => {
    for (let one = 0; one < CODE.length; one += 1)
      for (let other = one + 1; other < CODE.length; other += 1) {
        const [first = '', second = ''] = [CODE[one], CODE[other]]
        if (first === second) continue
        const typed = [...CODE].map((character, at) => (at === one ? second : at === other ? first : character))
        expect(reading(typed.join('')), `${one} ${other}`).toEqual(slip)
      }
  })
})
