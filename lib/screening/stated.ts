import { type Span, type Stated, spanOf } from './evidence'
import { countryCode, isCrimeanKey, placeElsewhere, regionElsewhere } from './places'
import type { Segment } from './segments'
import { joinSkeletons } from './skeleton'
import type { Token } from './tokens'
import { FILLER, HOUSE, REGION_TYPE } from './vocabulary'

const MAX_WORDS = 4
/** Shorter names in the middle of other words are too often something else. */
const MIN_CITY_LETTERS = 5
const ALPHA2 = /^[A-Z]{2}$/
const ALPHA3 = /^[A-Z]{3}$/

/** What a segment states about a place that is not Crimean: a country, a region, a city or a lesser place. */
export function statedBy(segment: Segment, named: readonly Token[]): Stated[] {
  if (segment.mute === 'company-name') return []
  if (segment.country) return [segment.country]
  if (segment.mute === 'street') return wholeOf(segment, segment.tokens)
  const region = regionOf(segment)
  if (region) return [region]
  if (segment.mute === 'establishment') return citiesIn(segment, named)
  const whole = wholeOf(segment, segment.words)
  return whole.length > 0 ? whole : citiesIn(segment, named)
}

/** The country a segment is, by name or code. Two letters count in the country field, or written large and alone. */
export function countryOf(segment: Segment): Stated | undefined {
  const letters = segment.tokens.filter((token) => !token.isNumber)
  const first = letters[0]
  if (!first || letters.length > 5) return undefined
  const { matched } = spanOfTokens(segment, letters)
  if (letters.length === 1 && matched.length === 2) {
    const isCode =
      segment.field === 'country' || (segment.field !== 'region' && ALPHA2.test(matched) && segment.tokens.length === 1)
    if (isCode && ALPHA2.test(matched.toUpperCase()))
      return { ...spanOfTokens(segment, letters), kind: 'country', codes: [matched.toUpperCase()] }
  }
  const key = keyOf(letters)
  const isTyped = segment.field === 'country'
  if (letters.length === 1 && matched.length === 3 && (isTyped || ALPHA3.test(matched))) {
    const code = countryCode(`=${matched.toUpperCase()}`)
    if (code) return { ...spanOf(segment.field, segment.raw, first.start, first.end), kind: 'country', codes: [code] }
  }
  const code = isTyped || !isCrimeanKey(key) ? countryCode(key) : undefined
  return code ? { ...spanOfTokens(segment, letters), kind: 'country', codes: [code] } : undefined
}

function regionOf(segment: Segment): Stated | undefined {
  const named = segment.words.filter((token) => !REGION_TYPE.has(token.text) && !FILLER.has(token.text))
  if (named.length === 0) return undefined
  const isRegionField = segment.field === 'region'
  const key = keyOf(named)
  const whole = regionElsewhere(key)
  if (whole.length > 0 && (segment.hasRegionType || isRegionField || !isCrimeanKey(key))) {
    const codes = segment.hasRegionType || isRegionField ? whole : [...whole, ...(placeElsewhere(key)?.codes ?? [])]
    return { ...spanOfTokens(segment, segment.words), kind: 'region', codes }
  }
  if (!segment.hasRegionType) return undefined
  for (const span of spansOf(named)) {
    const codes = regionElsewhere(keyOf(span))
    if (codes.length > 0) return { ...spanOfTokens(segment, span), kind: 'region', codes }
  }
  return undefined
}

function wholeOf(segment: Segment, tokens: readonly Token[]): Stated[] {
  const letters = tokens.filter((token) => !token.isNumber && !FILLER.has(token.text) && !HOUSE.has(token.text))
  if (letters.length === 0 || letters.length > 6) return []
  const key = keyOf(letters)
  if (isCrimeanKey(key)) return []
  const place = placeElsewhere(key)
  if (!place) return []
  return [{ ...spanOfTokens(segment, letters), kind: place.isCity ? 'city' : 'place', codes: place.codes }]
}

/** Cities in the middle of other words: "Hotel Yalta Praha". */
function citiesIn(segment: Segment, named: readonly Token[]): Stated[] {
  for (const span of spansOf(segment.words.filter((token) => !named.includes(token) && !FILLER.has(token.text)))) {
    const key = keyOf(span)
    if (key.length < MIN_CITY_LETTERS || isCrimeanKey(key)) continue
    const place = placeElsewhere(key)
    if (place?.isCity) return [{ ...spanOfTokens(segment, span), kind: 'city', codes: place.codes }]
  }
  return []
}

/** Runs of up to four words, the longest first. */
export function spansOf(words: readonly Token[]): Token[][] {
  const spans: Token[][] = []
  for (let length = Math.min(MAX_WORDS, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) spans.push(words.slice(from, from + length))
  }
  return spans
}

export function keyOf(tokens: readonly Token[]): string {
  return joinSkeletons(tokens.map((token) => token.key))
}

function spanOfTokens(segment: Segment, tokens: readonly Token[]): Span {
  return spanOf(segment.field, segment.raw, tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)
}
