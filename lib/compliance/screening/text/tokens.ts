import type { DestinationField } from '../types'
import { letterForm } from './letter-form'
import { normaliseWord } from './normalise'
import { skeleton } from './skeleton'
import { rolesOf } from './vocabulary'

/** One word of a field: its position in the raw text, the intended word, and its lookup form. */
export interface Token {
  start: number
  end: number
  text: string
  /** Its skeleton, under which names are looked up. */
  key: string
  /** How it is spelled, for counting slips. */
  form: string
  isNumber: boolean
  /** What it does in an address, as bits of ROLE. */
  roles: number
  /** It names one thing by itself, though no space separates it from its neighbours. */
  isApart?: boolean
}

export interface FieldText {
  field: DestinationField
  raw: string
  tokens: Token[]
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}\u3164\uFFA0'’‘ʼʹ`´ʻʽ′]*/gu
const HYPHENATED_SHORT_FORM =
  /^(?:р-н|пр-т|пр-кт|ст-ца|б-р|ш-се|пр-д|обл-сть|наб-я|пер-к|р-он|m-n|м-н|мкр-н|пос-к|п-ов|п-ів)$/
const STARTS_WITH_DIGIT = /^\p{N}/u
/** Separators that people put between the letters of a word to hide or to stress it. */
const LETTER_GAP = /^(?:\s+|[.·_*]|)$/
const HYPHEN_OR_APOSTROPHE = /[-'’`]/g
const ABBREVIATIONS = new Set(['днр', 'лнр', 'dnr', 'lnr', 'dpr', 'lpr', 'юбк', 'крм'])
const LETTER = /^\p{L}$/u

/** Splits a field into words. Hyphens split words, except in short forms such as р-н; spaced letters are joined. */
export function tokenise(field: DestinationField, raw: string): FieldText {
  const tokens: Token[] = []
  for (const match of raw.matchAll(WORD)) {
    const word = readWord(match[0])
    if (word.text === '') continue
    tokens.push({ start: match.index, end: match.index + match[0].length, ...word })
  }
  return { field, raw, tokens: joinShortForms(raw, joinSpacedLetters(raw, tokens)) }
}

type Word = Omit<Token, 'start' | 'end' | 'isApart'>

/** Addresses repeat the same words. A full cache is emptied; the result does not depend on it. */
const MOST_CACHED_WORDS = 32_768
const MOST_CACHED_LETTERS = 32
const cachedWords = new Map<string, Word>()

/** One word as intended, with its lookup form. */
export function readWord(typed: string): Word {
  const cached = cachedWords.get(typed)
  if (cached) return cached
  const word = wordOf(normaliseWord(typed))
  if (typed.length > MOST_CACHED_LETTERS) return word
  if (cachedWords.size >= MOST_CACHED_WORDS) cachedWords.clear()
  cachedWords.set(typed, word)
  return word
}

function wordOf(text: string): Word {
  return {
    text,
    key: skeleton(text),
    form: letterForm(text),
    isNumber: STARTS_WITH_DIGIT.test(text),
    roles: rolesOf(text),
  }
}

function joinShortForms(raw: string, tokens: Token[]): Token[] {
  if (!raw.includes('-')) return tokens
  const out: Token[] = []
  for (const token of tokens) {
    const previous = out.at(-1)
    if (previous && previous.end + 1 === token.start && raw[previous.end] === '-') {
      const text = `${previous.text}-${token.text}`
      if (HYPHENATED_SHORT_FORM.test(text)) {
        out[out.length - 1] = { start: previous.start, end: token.end, ...wordOf(text) }
        continue
      }
    }
    out.push(token)
  }
  return out
}

/** "К р ы м" and "К.р.ы.м" become one word; a wider gap than the others starts the next one, a hyphen does not. */
function joinSpacedLetters(raw: string, tokens: Token[]): Token[] {
  const out: Token[] = []
  let index = 0
  while (index < tokens.length) {
    const end = endOfSpacedRun(raw, tokens, index)
    const first = tokens[index]
    if (!first) break
    if (end - index < 4 && !isAbbreviation(tokens.slice(index, end))) {
      out.push(first)
      index += 1
      continue
    }
    const run = tokens.slice(index, end)
    const last = run.at(-1) ?? first
    out.push({ start: first.start, end: last.end, ...wordOf(run.map((token) => token.text).join('')) })
    index = end
  }
  return out
}

/** Three spaced letters are initials, except those that are short for a region. */
function isAbbreviation(run: readonly Token[]): boolean {
  return run.length === 3 && ABBREVIATIONS.has(run.map((token) => token.text).join(''))
}

function endOfSpacedRun(raw: string, tokens: Token[], from: number): number {
  let index = from
  let gap: string | undefined
  while (index < tokens.length) {
    const token = tokens[index]
    if (!token || !LETTER.test(token.text)) break
    const previous = index > from ? tokens[index - 1] : undefined
    if (previous) {
      const between = raw.slice(previous.end, token.start)
      const plain = between.replace(HYPHEN_OR_APOSTROPHE, '')
      gap ??= plain
      if (!LETTER_GAP.test(gap) || (plain !== gap && (plain === between || plain !== gap + gap))) break
    }
    index += 1
  }
  return index
}
