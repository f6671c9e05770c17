import { spanOf } from './evidence'
import { homonymsOf, type NameMatch } from './names'
import { normaliseWord } from './normalise'
import { crimeanPlaces } from './places'
import type { Segment } from './segments'
import { skeleton } from './skeleton'

/** The Russian letter on the key of each Latin one. */
const KEYBOARD: Readonly<Record<string, string>> = Object.fromEntries(
  [...'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`'].map((key, at) => [key, [...'йцукенгшщзхъфывапролджэячсмитьбюё'][at] ?? key]),
)
/** Latin and Cyrillic letters that the digits stand for; 3 and 4 stand for two Cyrillic ones. */
const DIGITS_LATIN: readonly Readonly<Record<string, string>>[] = [
  { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 6: 'b', 7: 't', 8: 'b', 9: 'g' },
  { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g' },
]
const DIGITS_CYRILLIC: readonly Readonly<Record<string, string>>[] = [
  { 0: 'о', 1: 'і', 3: 'е', 4: 'а', 5: 'с', 6: 'б', 7: 'т', 8: 'в', 9: 'д' },
  { 0: 'о', 1: 'л', 3: 'з', 4: 'ч', 5: 'с', 6: 'б', 7: 'т', 8: 'в', 9: 'д' },
]
const CHUNK = /\S+/g
const MIXED_WORD = /[\p{L}\p{N}'’-]*(?:\p{L}\p{N}|\p{N}\p{L})[\p{L}\p{N}'’-]*/gu
const MIN_LETTERS = 5

/** Names typed on the wrong keyboard layout, or with digits for letters. Looked at only when nothing else was found. */
export function disguisedNamesIn(segment: Segment, from: number, to: number): NameMatch[] {
  const text = segment.raw.slice(from, to)
  return [...wrongLayout(segment, text, from), ...digitsForLetters(segment, text, from)]
}

function wrongLayout(segment: Segment, text: string, offset: number): NameMatch[] {
  const matches: NameMatch[] = []
  for (const chunk of text.matchAll(CHUNK)) {
    const typed = chunk[0]
    if (typed.length < MIN_LETTERS || !/^[\x20-\x7e]+$/.test(typed)) continue
    for (const candidate of [typed, typed.replace(/[,.;]+$/, '')]) {
      const cyrillic = [...candidate.toLowerCase()].map((key) => KEYBOARD[key] ?? key).join('')
      const match = lookUp(segment, skeleton(cyrillic), offset + chunk.index, candidate.length, 'keyboard')
      if (match) return [match]
    }
  }
  return matches
}

function digitsForLetters(segment: Segment, text: string, offset: number): NameMatch[] {
  const matches: NameMatch[] = []
  for (const word of text.matchAll(MIXED_WORD)) {
    const plain = normaliseWord(word[0])
    if (!/\d/.test(plain)) continue
    const tables = /[\u0400-\u04FF]/.test(plain) ? DIGITS_CYRILLIC : DIGITS_LATIN
    for (const reading of digitReadings(plain, tables)) {
      const match = lookUp(segment, skeleton(reading), offset + word.index, word[0].length, 'digits')
      if (!match) continue
      matches.push(match)
      break
    }
  }
  return matches
}

/** Every digit has at most two readings; more than four digits are not a name. */
function digitReadings(word: string, tables: readonly Readonly<Record<string, string>>[]): string[] {
  let readings = ['']
  let digits = 0
  for (const letter of word) {
    const isDigit = letter >= '0' && letter <= '9'
    if (isDigit) digits += 1
    if (digits > 4) return []
    const choices = isDigit ? [...new Set(tables.map((table) => table[letter] ?? letter))] : [letter]
    readings = readings.flatMap((start) => choices.map((choice) => start + choice))
  }
  return readings
}

function lookUp(segment: Segment, key: string, start: number, length: number, via: 'keyboard' | 'digits'): NameMatch | undefined {
  if (key.length < MIN_LETTERS - (via === 'digits' ? 1 : 0)) return undefined
  const place = crimeanPlaces(key)[0]
  if (!place) return undefined
  const span = spanOf(segment.field, segment.raw, start, start + length)
  return { ...span, key, place, elsewhere: homonymsOf(key, place), mute: segment.mute, edits: 0, isPart: false, via, isNearOther: false }
}
