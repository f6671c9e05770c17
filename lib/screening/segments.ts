import type { Stated } from './evidence'
import type { FieldText, Token } from './tokens'
import type { DestinationField } from './types'
import {
  DISTRICT_TYPE,
  ESTABLISHMENT,
  HOUSE,
  REGION_TYPE,
  SETTLEMENT,
  STREET_AFTER,
  STREET_EITHER_SIDE,
  STREET_ENDING,
} from './vocabulary'

/** Why a name in a segment does not say where the goods go. */
export type Mute = 'street' | 'establishment' | 'company-name'

/** A run of words that name one thing: a country, a region, a settlement, or a street (which mutes the names in it). */
export interface Segment {
  field: DestinationField
  raw: string
  tokens: Token[]
  /** The tokens that can be part of a name: no marker, no house number. */
  words: Token[]
  mute: Mute | undefined
  hasRegionType: boolean
  hasDistrictType: boolean
  /** The country the segment is, filled in when it is read. */
  country?: Stated | undefined
}

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
    if (previous && SEPARATOR.test(text.raw.slice(previous.end, token.start))) flush()
    run.push(token)
  }
  flush()
  return segments
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
  const nextIsWord = next !== undefined && !next.isNumber && !HOUSE.has(next.text)
  if (SETTLEMENT.has(token.text) && nextIsWord && !isMarker(next)) return true
  if (STREET_EITHER_SIDE.has(token.text) && nextIsWord && !isMarker(next)) return true
  return isAfterHouseNumber(token, part)
}

/** Nothing in an address reaches over its postal code. */
function isPostcode(token: Token | undefined): boolean {
  return token !== undefined && /^\d{5,6}$/.test(token.text)
}

function isMarker(token: Token): boolean {
  return (
    SETTLEMENT.has(token.text) || isStreetMarker(token) || DISTRICT_TYPE.has(token.text) || REGION_TYPE.has(token.text)
  )
}

function isStreetMarker(token: Token): boolean {
  return STREET_EITHER_SIDE.has(token.text) || STREET_AFTER.has(token.text) || STREET_ENDING.test(token.text)
}

/** "Lenina St 5 Yalta": once a street has its name and its number, the next long word is something else. */
function isAfterHouseNumber(token: Token, part: readonly Token[]): boolean {
  if (token.isNumber || token.text.length < 3 || HOUSE.has(token.text)) return false
  if (!part.at(-1)?.isNumber || !part.some(isStreetMarker)) return false
  return part.some((one) => !one.isNumber && !isStreetMarker(one))
}

function makeSegment(text: FieldText, tokens: Token[]): Segment {
  const mute: Mute | undefined = tokens.some(isStreetMarker)
    ? 'street'
    : tokens.some((token) => ESTABLISHMENT.has(token.text))
      ? 'establishment'
      : undefined
  return {
    field: text.field,
    raw: text.raw,
    tokens,
    words: tokens.filter(isNameWord),
    mute: text.field === 'name' ? 'company-name' : mute,
    hasRegionType: tokens.some((token) => REGION_TYPE.has(token.text)),
    hasDistrictType: tokens.some((token) => DISTRICT_TYPE.has(token.text)),
  }
}

function isNameWord(token: Token): boolean {
  if (token.isNumber) return false
  return !SETTLEMENT.has(token.text) && !HOUSE.has(token.text)
}
