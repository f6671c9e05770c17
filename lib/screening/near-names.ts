import { editDistance } from './edit-distance'
import { spanOf } from './evidence'
import { homonymsOf, type NameMatch } from './names'
import { allCrimeanKeys, countryCode, crimeanPlaces, guardKeys, placeElsewhere, regionElsewhere } from './places'
import type { Segment } from './segments'
import { joinSkeletons } from './skeleton'
import { spansOf } from './stated'
import type { Token } from './tokens'
import { DISTRICT_TYPE, FILLER, NEVER_A_SLIP, REGION_TYPE } from './vocabulary'

const MIN_LETTERS = 5
const MIN_LETTERS_FOR_TWO = 7
const MAX_WORDS_SEARCHED = 12
const PLAIN = /^[a-z]+$/

/**
 * A Crimean name at one edit from what was typed (two from seven letters), unless what was typed is a place itself.
 * `regions` looks for Crimea and Sevastopol only, which is all that matters beside words that state another place.
 */
export function nearNamesIn(segment: Segment, kinds: 'all' | 'regions'): NameMatch[] {
  const words = segment.words.filter((token) => !FILLER.has(token.text))
  if (words.length === 0 || words.length > MAX_WORDS_SEARCHED) return []
  if (placeElsewhere(joinSkeletons(words.map((token) => token.key)))) return []
  const matches: NameMatch[] = []
  const taken = new Set<Token>()
  for (const span of spansOf(words)) {
    if (span.some((token) => taken.has(token))) continue
    const match = nearMatch(segment, span, words, kinds)
    if (!match) continue
    matches.push(match)
    for (const token of span) taken.add(token)
  }
  return matches
}

function nearMatch(
  segment: Segment,
  span: readonly Token[],
  words: readonly Token[],
  kinds: 'all' | 'regions',
): NameMatch | undefined {
  const first = span[0]
  const last = span.at(-1)
  if (
    !first ||
    !last ||
    span.every((token) => REGION_TYPE.has(token.text)) ||
    span.some((token) => DISTRICT_TYPE.has(token.text))
  )
    return undefined
  if (span.some((token) => NEVER_A_SLIP.has(token.text))) return undefined
  const key = joinSkeletons(span.map((token) => token.key))
  if (key.length < MIN_LETTERS || !PLAIN.test(key) || isKnown(key, span)) return undefined
  const found = nearestKey(key, span.length, kinds)
  if (!found) return undefined
  const places = crimeanPlaces(found.key)
  const place = places.find((one) => one.kind === 'region') ?? places[0]
  if (!place) return undefined
  const isPart = span.length < words.length
  if (isPart && (found.edits > 1 || (place.kind !== 'region' && place.kind !== 'city'))) return undefined
  return {
    ...spanOf(segment.field, segment.raw, first.start, last.end),
    key: found.key,
    place,
    elsewhere: homonymsOf(found.key, place),
    mute: segment.mute,
    edits: found.edits,
    isPart,
    via: 'spelling',
    isNearOther: hasNeighbourElsewhere(key),
  }
}

/** Names of places and regions elsewhere are no slips, nor is a region's name with its type word. */
function isKnown(key: string, span: readonly Token[]): boolean {
  if (placeElsewhere(key) || regionElsewhere(key).length > 0 || countryCode(key)) return true
  const named = span.filter((token) => !REGION_TYPE.has(token.text))
  if (named.length === span.length) return false
  const bare = joinSkeletons(named.map((token) => token.key))
  return regionElsewhere(bare).length > 0
}

interface Indexed {
  key: string
  letters: number
}

let crimeanByLength: Indexed[][] | undefined
let regionsByLength: Indexed[][] | undefined
let guardsByLength: Indexed[][] | undefined

function nearestKey(
  typed: string,
  words: number,
  kinds: 'all' | 'regions',
): { key: string; edits: number } | undefined {
  crimeanByLength ??= byLength(allCrimeanKeys())
  regionsByLength ??= byLength(allCrimeanKeys().filter(isRegionKey))
  const isPhrase = words > 2
  const limit = typed.length >= MIN_LETTERS_FOR_TWO && !isPhrase ? 2 : 1
  let best: { key: string; edits: number } | undefined
  for (const candidate of near(kinds === 'all' ? crimeanByLength : regionsByLength, typed, limit)) {
    const allowed = best ? best.edits - 1 : limit
    if (allowed < 1) break
    const edits = editDistance(candidate, typed, allowed)
    if (edits <= allowed) best = { key: candidate, edits }
  }
  return best
}

function isRegionKey(key: string): boolean {
  return crimeanPlaces(key).some((place) => place.kind === 'region')
}

function hasNeighbourElsewhere(typed: string): boolean {
  guardsByLength ??= byLength(guardKeys())
  for (const candidate of near(guardsByLength, typed, 1)) if (editDistance(candidate, typed, 1) === 1) return true
  return false
}

/** Keys of about the same length and letters. One edit changes at most two bits of the letter set. */
function* near(index: readonly Indexed[][], typed: string, limit: number): Generator<string> {
  const letters = letterSet(typed)
  for (let length = Math.max(MIN_LETTERS - 1, typed.length - limit); length <= typed.length + limit; length += 1) {
    for (const candidate of index[length] ?? []) {
      if (bitCount(candidate.letters ^ letters) <= 2 * limit) yield candidate.key
    }
  }
}

function byLength(keys: readonly string[]): Indexed[][] {
  const index: Indexed[][] = []
  for (const key of keys) {
    if (key.length < MIN_LETTERS - 1 || !PLAIN.test(key)) continue
    const bucket = index[key.length] ?? []
    bucket.push({ key, letters: letterSet(key) })
    index[key.length] = bucket
  }
  return index
}

function letterSet(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) - 97)
  return set
}

function bitCount(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
