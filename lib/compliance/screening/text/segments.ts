import type { Stated } from '../evidence'
import type { DestinationField } from '../types'
import { joinSkeletons } from './skeleton'
import type { FieldText, Token } from './tokens'
import { does, ROLE } from './vocabulary'

/** Why a name in a segment does not say where the goods go. */
export type Mute = 'street' | 'establishment' | 'company-name' | 'adjective'

/** A run of words that name one thing: a country, a region, a settlement, or a street (which mutes the names in it). */
/** Words next to each other, fillers between them left out, with their lookup key. */
export interface Phrase {
  tokens: Token[]
  key: string
}

export interface Segment {
  field: DestinationField
  raw: string
  tokens: Token[]
  /** The tokens that can be part of a name: no marker, no house number. */
  words: Token[]
  mute: Mute | undefined
  hasRegionType: boolean
  hasDistrictType: boolean
  /** Runs of one to four words that may be a name, the longest first. */
  phrases: Phrase[]
  /** The country the segment is, filled in when it is read. */
  country?: Stated | undefined
}

const MAX_WORDS = 4
const OPENING_QUOTE = /^\s*[«"“„]\s*$/u
const SEPARATOR = /[,;\n\r|/•·()[\]«»"，、；。（）]|\s[-–—]\s|\.\s*,/u

/** Splits a field at punctuation, before settlement and street markers, and after the house number of a street. */
export function segmentsOf(text: FieldText): Segment[] {
  const segments: Segment[] = []
  let run: Token[] = []
  const flush = () => {
    for (const part of splitRun(run)) segments.push(makeSegment(text, part))
    run = []
  }
  for (const token of text.tokens) {
    const previous = run.at(-1)
    if (previous && isApart(previous, token, text.raw.slice(previous.end, token.start))) flush()
    run.push(token)
  }
  flush()
  return segments
}

/** "автодорога «Крым»", "гостиница «Крым»": what is quoted after its kind is the name of a road or a business. */
function isApart(previous: Token, token: Token, gap: string): boolean {
  if (previous.isApart || token.isApart) return true
  if (!SEPARATOR.test(gap)) return false
  return !(OPENING_QUOTE.test(gap) && does(previous, ROLE.street | ROLE.establishment))
}

function splitRun(tokens: Token[]): Token[][] {
  const parts: Token[][] = []
  let part: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token) continue
    if (part.length > 0 && startsNewPart(token, tokens[index + 1], part)) {
      parts.push(part)
      part = []
    }
    part.push(token)
  }
  if (part.length > 0) parts.push(part)
  return parts
}

function startsNewPart(token: Token, next: Token | undefined, part: readonly Token[]): boolean {
  if (isPostcode(token) || isPostcode(part.at(-1))) return true
  const nextIsWord = next !== undefined && !next.isNumber && !does(next, ROLE.house)
  if (does(token, ROLE.settlement) && nextIsWord && !isMarker(next)) return true
  if (does(token, ROLE.streetEitherSide) && nextIsWord && !isMarker(next)) return true
  return isAfterHouseNumber(token, part)
}

/** Nothing in an address reaches over its postal code. */
function isPostcode(token: Token | undefined): boolean {
  return token !== undefined && /^\d{5,6}$/.test(token.text)
}

function isMarker(token: Token): boolean {
  return does(token, ROLE.settlement | ROLE.street | ROLE.districtType | ROLE.regionType)
}

function isStreetMarker(token: Token): boolean {
  return does(token, ROLE.street)
}

/** "Lenina St 5 Yalta": once a street has its name and its number, the next long word is something else. */
function isAfterHouseNumber(token: Token, part: readonly Token[]): boolean {
  if (token.isNumber || token.text.length < 3 || does(token, ROLE.house)) return false
  if (!part.at(-1)?.isNumber || !part.some(isStreetMarker)) return false
  return part.some((one) => !one.isNumber && !isStreetMarker(one))
}

function makeSegment(text: FieldText, tokens: Token[]): Segment {
  const mute: Mute | undefined = tokens.some(isStreetMarker)
    ? 'street'
    : tokens.some((token) => does(token, ROLE.establishment))
      ? 'establishment'
      : undefined
  const words = tokens.filter(isNameWord)
  return {
    field: text.field,
    raw: text.raw,
    tokens,
    words,
    phrases: phrasesOf(tokens),
    mute: text.field === 'name' ? 'company-name' : mute,
    hasRegionType: tokens.some((token) => does(token, ROLE.regionType)),
    hasDistrictType: tokens.some((token) => does(token, ROLE.districtType)),
  }
}

function isNameWord(token: Token): boolean {
  if (token.isNumber) return false
  return !does(token, ROLE.settlement | ROLE.house)
}

/** Longer words for a settlement may be part of its name: Новая Деревня. */
const LONGEST_MARKER = 6

/**
 * Runs of up to four words that may be a name, the longest first; fillers are left out, but for the whole when it is
 * short ("Der-Emes"). "District" has one form in every language.
 */
export function phrasesOf(tokens: readonly Token[]): Phrase[] {
  const named = tokens.filter(mayBePartOfName)
  const words = named.filter((token) => !does(token, ROLE.filler))
  const phrases = words.length < named.length && named.length <= MAX_WORDS ? [phraseOf(named)] : []
  for (let length = Math.min(MAX_WORDS, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1)
      phrases.push(phraseOf(words.slice(from, from + length)))
  }
  return phrases
}

const phraseOf = (tokens: Token[]): Phrase => ({ tokens, key: joinSkeletons(tokens.map(districtInOneForm)) })

function mayBePartOfName(token: Token): boolean {
  return (
    !token.isNumber && !does(token, ROLE.house) && (!does(token, ROLE.settlement) || token.text.length > LONGEST_MARKER)
  )
}

function districtInOneForm(token: Token): string {
  return does(token, ROLE.districtType) ? 'raion' : token.key
}
