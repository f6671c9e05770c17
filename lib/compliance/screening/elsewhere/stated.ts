import { type Span, type Stated, spanOf } from '../evidence'
import { countryCode, isCrimeanKey, placeElsewhere, regionElsewhere } from '../places/places'
import { phrasesOf, type Segment } from '../text/segments'
import { joinSkeletons } from '../text/skeleton'
import type { Token } from '../text/tokens'
import { does, ROLE } from '../text/vocabulary'
import { isMaybeStreet } from './hints'
import { knownPlaceElsewhere } from './place-elsewhere'
import { isStateOfTheUnitedStates } from './states-abroad'

/** Shorter names in the middle of other words are too often something else. */
const MIN_CITY_LETTERS = 5
const CAPITALS = /^[A-Z]{2,3}$/
const HOME_CODE = /^(?:ru|rus|ua|ukr)$/i
const MAX_COUNTRY_WORDS = 5

/**
 * What a segment states about a place that is not Crimean: a country, a region, a city or a lesser place.
 * `isBesideCity`: the city has its own field, so bare names in the address are streets.
 */
export function statedBy(segment: Segment, named: readonly Token[], isBesideCity: boolean): Stated[] {
  return placesStatedBy(segment, named).map(({ key, ...stated }) =>
    key !== undefined && isMaybeStreet(segment, key, stated, isBesideCity) ? { ...stated, isHint: true } : stated,
  )
}

/** `key` is the words by which it was found. */
type Found = Stated & { key?: string }

function placesStatedBy(segment: Segment, named: readonly Token[]): Found[] {
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
  const isShared = !isCountryField && isCrimeanKey(key)
  const code =
    (letters.length === 1 ? countryByCode(segment, span.matched) : undefined) ??
    (isCountryField || !isShared || mayBeCountry(segment) ? countryCode(key) : undefined)
  if (!code) return undefined
  const isState = !isCountryField && letters.length === 1 && isStateOfTheUnitedStates(span.matched)
  const shared = isShared ? { isShared } : {}
  return { ...span, kind: 'country', codes: isState ? [code, 'US'] : [code], ...shared }
}

/** "с. Китай" is not a country, nor is anything in the city field. */
function mayBeCountry(segment: Segment): boolean {
  return segment.field === 'text' && !segment.tokens.some((token) => does(token, ROLE.settlement))
}

/**
 * Two letters in the region field are a region's; lower-case ones in a text are a word, except for Russia's and
 * Ukraine's own codes.
 */
function countryByCode(segment: Segment, typed: string): string | undefined {
  if (typed.length > 3 || segment.tokens.length > 1) return undefined
  if (segment.field === 'region' && typed.length === 2) return undefined
  const isCode = segment.field === 'country' || CAPITALS.test(typed) || HOME_CODE.test(typed)
  return isCode ? countryCode(`=${typed.toUpperCase()}`) : undefined
}

function regionOf(segment: Segment): Found | undefined {
  const named = segment.words.filter((token) => !does(token, ROLE.regionType | ROLE.filler))
  if (named.length === 0) return undefined
  const isRegionField = segment.field === 'region'
  const key = keyOf(named)
  const whole = regionElsewhere(key)
  if (whole.length > 0 && (segment.hasRegionType || isRegionField || !isCrimeanKey(key))) {
    const codes = segment.hasRegionType || isRegionField ? whole : [...whole, ...(placeElsewhere(key)?.codes ?? [])]
    return { ...spanOfTokens(segment, segment.words), kind: 'region', codes, key }
  }
  if (!segment.hasRegionType) return undefined
  for (const { tokens, key: part } of phrasesOf(named)) {
    const codes = regionElsewhere(part)
    if (codes.length > 0) return { ...spanOfTokens(segment, tokens), kind: 'region', codes, key: part }
  }
  return undefined
}

function wholeOf(segment: Segment, tokens: readonly Token[]): Found[] {
  const letters = tokens.filter((token) => !token.isNumber && !does(token, ROLE.filler | ROLE.house))
  if (letters.length === 0 || letters.length > 6) return []
  const key = keyOf(letters)
  if (isCrimeanKey(key)) return []
  const place = knownPlaceElsewhere(key, letters)
  if (!place) return []
  return [{ ...spanOfTokens(segment, letters), kind: place.isCity ? 'city' : 'place', codes: place.codes, key }]
}

/** Cities in the middle of other words: "Hotel Yalta Praha". */
function citiesIn(segment: Segment, named: readonly Token[]): Found[] {
  for (const { tokens, key } of segment.phrases) {
    if (key.length < MIN_CITY_LETTERS || tokens.some((token) => named.includes(token))) continue
    const place = knownPlaceElsewhere(key, tokens)
    if (place?.isCity && !isCrimeanKey(key))
      return [{ ...spanOfTokens(segment, tokens), kind: 'city', codes: place.codes, key }]
  }
  return []
}

function keyOf(tokens: readonly Token[]): string {
  return joinSkeletons(tokens.map((token) => token.key))
}

function spanOfTokens(segment: Segment, tokens: readonly Token[]): Span {
  return spanOf(segment.field, segment.raw, tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)
}
