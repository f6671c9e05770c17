import { segmentsOf } from '../text/segments'
import { tokenise } from '../text/tokens'
import type { DestinationField } from '../types'
import { misreadNamesIn } from './misread'
import { type NameMatch, namesIn } from './names'

/** The Russian letter on the key of each Latin one. */
const KEYBOARD: Readonly<Record<string, string>> = Object.fromEntries(
  [..."qwertyuiop[]asdfghjkl;'zxcvbnm,.`"].map((key, at) => [key, [...'йцукенгшщзхъфывапролджэячсмитьбюё'][at] ?? key]),
)
type Digits = Readonly<Record<string, string>>
/** Letters the digits stand for. 1 is i or l; in Cyrillic 3 is е or з, and 4 is а or ч. */
const LATIN_DIGITS: readonly Digits[] = [
  { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 6: 'b', 7: 't', 8: 'b', 9: 'g' },
  { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g' },
]
const CYRILLIC_DIGITS: readonly Digits[] = [
  { 0: 'о', 1: 'і', 3: 'е', 4: 'а', 5: 'с', 6: 'б', 7: 'т', 8: 'в', 9: 'д' },
  { 0: 'о', 1: 'л', 3: 'з', 4: 'ч', 5: 'с', 6: 'б', 7: 'т', 8: 'в', 9: 'д' },
]
const CHUNK = /\S+/g
/** A digit in a word, or a sign that looks like a letter, but for the one of an e-mail address. */
const DIGIT_IN_WORD = /\p{L}[\d@$€]|[\d@$€]\p{L}/u
const MIXED_WORD =
  /(?<![\p{L}\p{N}.])[\p{L}\p{N}'’@$€]*(?:\p{L}[\p{N}@$€]|[\p{N}@$€]\p{L})[\p{L}\p{N}'’@$€]*(?!\.\p{L})/gu
const SIGNS: Digits = { '@': 'a', $: 's', '€': 'e' }
const MIN_LETTERS = 5
/** A disguised name in a longer text than this is not worth the time. */
const MAX_LENGTH = 256
/** More digits than this in one word are a number, and their readings would multiply. */
const MAX_DIGITS = 4

/**
 * Names typed on the wrong keyboard layout, or with digits for letters. Each letter is replaced by one other, so
 * offsets stay those of the raw text. Looked at only when nothing else was found.
 */
export function disguisedNamesIn(field: DestinationField, raw: string, kinds: 'all' | 'regions'): NameMatch[] {
  if (raw.length > MAX_LENGTH) return []
  for (const reading of digitReadings(raw)) {
    const matches = namesRead(field, raw, reading, 'digits')
    if (matches.length > 0) return matches
  }
  const misread = misreadNamesIn(field, raw)
  if (misread.length > 0) return misread
  const layout = kinds === 'all' ? keyboardReading(raw) : raw
  return layout === raw ? [] : namesRead(field, raw, layout, 'keyboard')
}

function namesRead(field: DestinationField, raw: string, reading: string, via: 'keyboard' | 'digits'): NameMatch[] {
  const matches = segmentsOf(tokenise(field, reading)).flatMap(namesIn)
  return matches
    .map((match) => ({ ...match, via, matched: raw.slice(match.start, match.end) }))
    .filter(
      (match) =>
        match.matched !== reading.slice(match.start, match.end) && !match.mute && match.key.length >= MIN_LETTERS - 1,
    )
}

function keyboardReading(raw: string): string {
  return raw.replace(CHUNK, (chunk) => {
    const typed = chunk.replace(/,+$/, '')
    if (typed.length < MIN_LETTERS || !/^[\x21-\x7e]+$/.test(typed)) return chunk
    return [...typed.toLowerCase()].map((key) => KEYBOARD[key] ?? key).join('') + chunk.slice(typed.length)
  })
}

/** All mixed words by one table, then the readings of a single mixed word digit by digit. */
function digitReadings(raw: string): string[] {
  if (!DIGIT_IN_WORD.test(raw)) return []
  const words = [...raw.matchAll(MIXED_WORD)].filter(([word]) => mayHideName(word))
  const [only] = words
  if (!only) return []
  const whole = [0, 1].map((table) => raw.replace(MIXED_WORD, (word) => replaceDigits(word, tablesFor(word)[table])))
  if (words.length > 1) return [...new Set(whole)]
  const singles = readingsOf(only[0]).map(
    (word) => raw.slice(0, only.index) + word + raw.slice(only.index + word.length),
  )
  return [...new Set([...whole, ...singles])]
}

/** "12A" and "SW7" hide nothing: a name has four letters, and not more of them are digits than letters. */
function mayHideName(word: string): boolean {
  if (word.length < MIN_LETTERS - 1) return false
  const digits = word.match(/[\d@$€]/g)?.length ?? 0
  return digits * 2 <= word.length
}

function tablesFor(word: string): readonly Digits[] {
  return /[\u0400-\u04FF]/.test(word) ? CYRILLIC_DIGITS : LATIN_DIGITS
}

function replaceDigits(word: string, table: Digits | undefined): string {
  return word.replace(/[\d@$€]/g, (digit) => table?.[digit] ?? SIGNS[digit] ?? digit)
}

function readingsOf(word: string): string[] {
  const digits = word.match(/\d/g) ?? []
  if (digits.length > MAX_DIGITS) return []
  let readings = ['']
  for (const letter of word) {
    const choices = new Set(tablesFor(word).map((table) => table[letter] ?? SIGNS[letter] ?? letter))
    readings = readings.flatMap((start) => [...choices].map((choice) => start + choice))
  }
  return readings
}
