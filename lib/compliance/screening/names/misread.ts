import { spanOf } from '../evidence'
import { crimeanForms, crimeanPlaces } from '../places/places'
import { letterForm } from '../text/letter-form'
import { originalSpan, Rewriter, type Rewriting } from '../text/rewriting'
import { segmentsOf } from '../text/segments'
import { readWord, tokenise } from '../text/tokens'
import type { DestinationField } from '../types'
import { homonymsOf, type NameMatch, namesIn } from './names'

/** Letters as scanners misread them, and what was printed: Crirnea, Kerclı. */
const SCANNED: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[|!]/g, 'l'],
]
const MAY_BE_SCANNED = /rn|vv|cl|\p{L}[|!]\p{L}/iu
const SCANNED_WORD = /(?<![\p{L}\p{N}])\p{L}+(?:rn|vv|cl|[|!])\p{L}*(?![\p{L}\p{N}])/giu
/** A word that continues on the next line, with its hyphen or without. */
const LINE_END = /(?<=\p{L})[-‐¬]?[ \t]*\r?\n[ \t]*(?=\p{L})|(?<=\p{L})[-‐¬][ \t]+(?=\p{Ll})/gu
const MAY_BREAK = /\p{L}[-‐¬]?[ \t]*\r?\n[ \t]*\p{L}|\p{L}[-‐¬][ \t]+\p{Ll}/u
const MIN_LETTERS = 4

/** Names broken across a line end, and names that a scanner misread. */
export function misreadNamesIn(field: DestinationField, raw: string): NameMatch[] {
  if (MAY_BREAK.test(raw)) {
    const broken = namesRead(field, raw, rewrite(raw, LINE_END, '')).map((match) => ({ ...match, edits: 0 }))
    if (broken.length > 0) return broken
  }
  const scanned = MAY_BE_SCANNED.test(raw) ? scannedNamesIn(field, raw) : []
  return scanned.length > 0 ? scanned : wildcardNamesIn(field, raw)
}

function scannedNamesIn(field: DestinationField, raw: string): NameMatch[] {
  return [...raw.matchAll(SCANNED_WORD)].flatMap(({ 0: word, index }) => {
    const keys = SCANNED.map(([pattern, letter]) => readWord(word.toLowerCase().replace(pattern, letter)).key)
    const key = keys.find((one) => one.length >= MIN_LETTERS && isPrincipal(one))
    return key ? [principalMatch(field, raw, index, word, key, false)] : []
  })
}

function rewrite(raw: string, pattern: RegExp, by: string): Rewriting {
  const out = new Rewriter()
  let at = 0
  for (const match of raw.matchAll(pattern)) {
    out.keep(raw, at, match.index)
    at = match.index + match[0].length
    out.add(by, match.index, at)
  }
  out.keep(raw, at, raw.length)
  return out.result()
}

/** Names of the rewritten text that were not there before. */
function namesRead(field: DestinationField, raw: string, rewriting: Rewriting): NameMatch[] {
  if (rewriting.text === raw) return []
  return segmentsOf(tokenise(field, rewriting.text))
    .flatMap(namesIn)
    .flatMap((match) => {
      const { start, end } = originalSpan(rewriting, match.start, match.end)
      const span = spanOf(field, raw, start, end)
      const isNew = span.matched !== match.matched && !match.mute && match.key.length >= MIN_LETTERS
      return isNew ? [{ ...match, ...span }] : []
    })
}

const WILDCARD = /(?<!\p{L})\p{L}+[*#_?]{1,2}\p{L}+(?!\p{L})/gu
const MAY_HOLD_WILDCARD = /\p{L}[*#_?]{1,2}\p{L}/u

/** "Кр*м": a letter left out on purpose, in the names of Crimea and its towns. */
function wildcardNamesIn(field: DestinationField, raw: string): NameMatch[] {
  if (!MAY_HOLD_WILDCARD.test(raw)) return []
  return [...raw.matchAll(WILDCARD)].flatMap(({ 0: word, index }) => {
    const letters = word.toLowerCase().split(/([*#_?])/)
    const typed = letters.map((part) => (/^[*#_?]$/.test(part) ? '.' : letterForm(part))).join('')
    const pattern = new RegExp(`^${typed}$`, 'u')
    const found = [...crimeanForms()].find(
      ([form, key]) => form.length === typed.length && pattern.test(form) && isPrincipal(key),
    )
    return found ? [principalMatch(field, raw, index, word, found[1], true)] : []
  })
}

function principalMatch(
  field: DestinationField,
  raw: string,
  start: number,
  word: string,
  key: string,
  isNearOther: boolean,
): NameMatch {
  const [place = { name: 'Crimea', kind: 'region', source: '' }] = crimeanPlaces(key)
  const span = spanOf(field, raw, start, start + word.length)
  const elsewhere = homonymsOf(key, place)
  return { ...span, key, place, elsewhere, mute: undefined, edits: 1, isPart: false, via: 'spelling', isNearOther }
}

function isPrincipal(key: string): boolean {
  return crimeanPlaces(key).some(({ kind }) => kind === 'region' || kind === 'city')
}
