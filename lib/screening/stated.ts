import { type Span, type Stated, spanOf } from './evidence'
import { countryCode, isCrimeanKey, placeElsewhere, regionElsewhere } from './places'
import type { Segment } from './segments'
import { joinSkeletons } from './skeleton'
import type { Token } from './tokens'
import { FILLER, HOUSE, REGION_TYPE } from './vocabulary'

const MAX_WORDS = 4
/** Shorter names in the middle of other words are too often something else. */
const MIN_CITY_LETTERS = 5
const CAPITALS = /^[A-Z]{2,3}$/
const HOME_CODE = /^(?:ru|rus|ua|ukr)$/i
const MAX_COUNTRY_WORDS = 5

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
  if (letters.length === 0 || letters.length > MAX_COUNTRY_WORDS) return undefined
  const span = spanOfTokens(segment, letters)
  const key = keyOf(letters)
  const isCountryField = segment.field === 'country'
  const code =
    (letters.length === 1 ? countryByCode(segment, span.matched) : undefined) ??
    (isCountryField || !isCrimeanKey(key) ? countryCode(key) : undefined)
  return code ? { ...span, kind: 'country', codes: [code] } : undefined
}

/** Two letters in the region field are a region's; small ones in a text are a word, but for Russia's and Ukraine's own. */
function countryByCode(segment: Segment, typed: string): string | undefined {
  if (typed.length > 3 || segment.tokens.length > 1) return undefined
  if (segment.field === 'region' && typed.length === 2) return undefined
  const isCode = segment.field === 'country' || CAPITALS.test(typed) || HOME_CODE.test(typed)
  return isCode ? countryCode(`=${typed.toUpperCase()}`) : undefined
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

function keyOf(tokens: readonly Token[]): string {
  return joinSkeletons(tokens.map((token) => token.key))
}

function spanOfTokens(segment: Segment, tokens: readonly Token[]): Span {
  return spanOf(segment.field, segment.raw, tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)
}
