import type { Span } from '../evidence'
import { spanOf } from '../evidence'
import { crimeanPlaces, isCrimeanKey, placeElsewhere, regionElsewhere } from '../places/places'
import type { Mute, Segment } from '../text/segments'
import { joinSkeletons } from '../text/skeleton'
import type { Token } from '../text/tokens'
import { does, ROLE } from '../text/vocabulary'
import type { MatchedPlace } from '../types'
import { hasNeighbourElsewhere } from './neighbours'
import { isSpelledOtherwise } from './spelled-otherwise'

/** A word, or a few, that are the name of a Crimean place, or close to one. */
export interface NameMatch extends Span {
  key: string
  place: MatchedPlace
  /** ISO codes of the places elsewhere with the same name. */
  elsewhere: readonly string[]
  mute: Mute | undefined
  /** Edits between what was typed and the name; 0 for the name itself. */
  edits: number
  /** The name is only part of the segment, so it may belong to a longer name. */
  isPart: boolean
  /** How the name was read when it was not typed as such. */
  via?: 'spelling' | 'keyboard' | 'digits' | 'adjective'
  /** A place elsewhere is as close to what was typed. */
  isNearOther: boolean
}

/** Names in one field; a field with this many is not an address. */
export const MAX_NAMES = 24

/** Districts whose names Russia and Ukraine use many times over. */
const COMMON_DISTRICTS = new Set([
  'Kirovske',
  'Sovietskyi',
  'Lenine',
  'Pervomaiske',
  'Krasnohvardiiske',
  'Bilohirsk',
  'Krasnoperekopsk',
  'Chornomorske',
])

/**
 * Exact names in a segment, by hash over runs of one to four words. The longest run wins, so no word is matched twice.
 */
export function namesIn(segment: Segment): NameMatch[] {
  const words = segment.words.filter((token) => !does(token, ROLE.filler))
  if (isPlaceElsewhereAsAWhole(segment, words)) return []
  const matches: NameMatch[] = []
  const taken = new Set<Token>()
  for (const { tokens, key } of segment.phrases) {
    if (matches.length >= MAX_NAMES) break
    if (!isCrimeanKey(key) || tokens.some((token) => taken.has(token))) continue
    const match = matchOf(segment, key, tokens, words)
    if (!match) continue
    matches.push(match)
    for (const token of tokens) taken.add(token)
  }
  return onlyRegionsIfCountry(segment, matches).sort((one, two) => one.start - two.start)
}

/** "Mali" is a country where a country is expected, though a Crimean village has the same name. */
function onlyRegionsIfCountry(segment: Segment, matches: NameMatch[]): NameMatch[] {
  if (segment.field !== 'country' && !segment.country) return matches
  return matches.filter((match) => match.place.kind === 'region')
}

function matchOf(
  segment: Segment,
  key: string,
  span: readonly Token[],
  words: readonly Token[],
): NameMatch | undefined {
  const first = span[0]
  const last = span.at(-1)
  if (!first || !last) return undefined
  const places = crimeanPlaces(key)
  const place = places.find((one) => one.kind === 'region') ?? places[0]
  if (!place) return undefined
  const rest = words.filter((token) => !span.includes(token) && !does(token, ROLE.regionType | ROLE.districtType))
  // A person reviews a slip when a place elsewhere is as close.
  const isSlip =
    place.kind !== 'district' && place.kind !== 'region' && isSpelledOtherwise(key, span) && hasNeighbourElsewhere(key)
  return {
    ...spanOf(segment.field, segment.raw, first.start, last.end),
    key,
    place,
    elsewhere: withFillers(homonymsOf(key, place), segment, span),
    mute: segment.mute,
    edits: isSlip ? 1 : 0,
    isPart: rest.length > 0,
    ...(isSlip ? { via: 'spelling' as const } : {}),
    isNearOther: isSlip,
  }
}

/** "De Krim" is a village in Overijssel: what the name is together with the fillers before it counts as well. */
function withFillers(elsewhere: readonly string[], segment: Segment, span: readonly Token[]): readonly string[] {
  const before = segment.tokens[segment.tokens.findIndex(({ start }) => start === span[0]?.start) - 1]
  if (!before || !does(before, ROLE.filler)) return elsewhere
  const codes = placeElsewhere(joinSkeletons([before, ...span].map((token) => token.key)))?.codes ?? []
  return codes.length > 0 ? [...new Set([...elsewhere, ...codes])] : elsewhere
}

/** Where else the name exists. A district name in common use could be anywhere in the two countries. */
export function homonymsOf(key: string, place: MatchedPlace): readonly string[] {
  if (place.kind !== 'district') return placeElsewhere(key)?.codes ?? []
  return COMMON_DISTRICTS.has(place.name.replace(' district', '')) ? ['RU', 'UA', 'BY', 'KG', 'KZ'] : []
}

/** "Крым-Сарай" is a place in Tatarstan, "Кировская область" a region: their parts are not examined. */
function isPlaceElsewhereAsAWhole(segment: Segment, words: readonly Token[]): boolean {
  if (words.length < 2) return false
  const key = joinSkeletons(words.map((token) => token.key))
  if (isCrimeanKey(key)) return false
  if (placeElsewhere(key)) return true
  if (!segment.hasRegionType) return false
  const named = words.filter((token) => !does(token, ROLE.regionType))
  return regionElsewhere(joinSkeletons(named.map((token) => token.key))).length > 0
}
