import { knownPlaceElsewhere } from '../elsewhere/place-elsewhere'
import type { Span } from '../evidence'
import { spanOf } from '../evidence'
import { BY_HAND } from '../places/by-hand'
import { allCrimeanKeys, countryCode, crimeanForms, crimeanPlaces, regionElsewhere } from '../places/places'
import type { Phrase, Segment } from '../text/segments'
import { joinSkeletons } from '../text/skeleton'
import type { Token } from '../text/tokens'
import { does, ROLE } from '../text/vocabulary'
import { joinForms } from './name-key'
import { homonymsOf, type NameMatch } from './names'
import { type NearIndex, type NearWord, nearestIn, nearIndex } from './near-index'
import { hasNeighbourElsewhere } from './neighbours'

/** How many more phrases of a destination are compared with every name. Below zero, not all of them were. */
export interface SearchBudget {
  left: number
}

const MIN_LETTERS = 5
/** Names from seven letters may have two slips (near-index.ts), and one of the letters may be the one that was lost. */
const MIN_TYPED_FOR_TWO = 6
const PLAIN = /^[a-z]+$/

/**
 * A Crimean name at one edit from what was typed (two from seven letters), unless what was typed is a place itself.
 * Edits are counted on the letters as typed, then on the skeleton, for names written by some other table. `regions`
 * looks for Crimea and Sevastopol only, which is all that matters beside words that state another place.
 */
export function nearNamesIn(segment: Segment, kinds: 'all' | 'regions', budget: SearchBudget): NameMatch[] {
  const words = segment.words.filter((token) => !does(token, ROLE.filler))
  if (words.length === 0) return []
  if (knownPlaceElsewhere(joinSkeletons(words.map((token) => token.key)), words)) return []
  const matches: NameMatch[] = []
  const taken = new Set<Token>()
  for (const phrase of segment.phrases) {
    if (phrase.tokens.some((token) => taken.has(token))) continue
    const match = nearMatch(segment, phrase, words, kinds, budget)
    if (!match) continue
    matches.push(match)
    for (const token of phrase.tokens) taken.add(token)
  }
  return matches
}

function nearMatch(
  segment: Segment,
  { tokens: span, key }: Phrase,
  words: readonly Token[],
  kinds: 'all' | 'regions',
  budget: SearchBudget,
): NameMatch | undefined {
  const first = span[0]
  const last = span.at(-1)
  if (!first || !last || span.every((token) => does(token, ROLE.regionType | ROLE.settlement | ROLE.filler)))
    return undefined
  if (span.some((token) => does(token, ROLE.districtType | ROLE.neverASlip))) return undefined
  const form = joinForms(span)
  if (form.length < MIN_LETTERS || !PLAIN.test(key) || isKnown(key, span)) return undefined
  if (kinds === 'all') budget.left -= 1
  if (budget.left < 0) return undefined
  const found = nearestName(key, form, span.length > 2, kinds)
  if (!found) return undefined
  const places = crimeanPlaces(found.word)
  const place = places.find((one) => one.kind === 'region') ?? places[0]
  if (!place) return undefined
  const isPart = span.length < words.length
  if (isPart && (found.edits > 1 || (place.kind !== 'region' && place.kind !== 'city'))) return undefined
  const where: Span = spanOf(segment.field, segment.raw, first.start, last.end)
  return {
    ...where,
    key: found.word,
    place,
    elsewhere: homonymsOf(found.word, place),
    mute: segment.mute,
    edits: found.edits,
    isPart,
    via: 'spelling',
    isNearOther: hasNeighbourElsewhere(key),
  }
}

/** Names of places and regions elsewhere are no slips, nor is a region's name with its type word. */
function isKnown(key: string, span: readonly Token[]): boolean {
  if (knownPlaceElsewhere(key, span) || regionElsewhere(key).length > 0 || countryCode(key)) return true
  const named = span.filter((token) => !does(token, ROLE.regionType))
  if (named.length === span.length) return false
  const bare = joinSkeletons(named.map((token) => token.key))
  return regionElsewhere(bare).length > 0
}

let keyIndex: Record<'all' | 'regions', NearIndex> | undefined
let formIndex: Record<'all' | 'regions', NearIndex> | undefined

/** Lists say the same names over and over; a full cache is emptied. What is found does not depend on it. */
const MOST_CACHED_NAMES = 8_192
const MOST_CACHED_LETTERS = 96
const cachedNames = new Map<string, NearWord | null>()

function nearestName(key: string, form: string, isPhrase: boolean, kinds: 'all' | 'regions'): NearWord | undefined {
  const asked = `${kinds} ${isPhrase} ${form} ${key}`
  const cached = cachedNames.get(asked)
  if (cached !== undefined) return cached ?? undefined
  const found = searchName(key, form, isPhrase, kinds)
  if (asked.length > MOST_CACHED_LETTERS) return found
  if (cachedNames.size >= MOST_CACHED_NAMES) cachedNames.clear()
  cachedNames.set(asked, found ?? null)
  return found
}

function searchName(key: string, form: string, isPhrase: boolean, kinds: 'all' | 'regions'): NearWord | undefined {
  keyIndex ??= bothKinds([...allCrimeanKeys()].filter(isCountedFrom).map((one) => [one, one]))
  formIndex ??= bothKinds([...crimeanForms()])
  const spelled = nearestIn(formIndex[kinds], form, limitFor(form, isPhrase))
  if (spelled) return { word: crimeanForms().get(spelled.word) ?? '', edits: spelled.edits }
  return key.length < MIN_LETTERS ? undefined : nearestIn(keyIndex[kinds], key, limitFor(key, isPhrase))
}

/** Slips are not counted from names that were entered by hand. */
function isCountedFrom(key: string): boolean {
  return crimeanPlaces(key).some(({ source }) => source !== BY_HAND)
}

function limitFor(typed: string, isPhrase: boolean): number {
  return typed.length >= MIN_TYPED_FOR_TWO && !isPhrase ? 2 : 1
}

function bothKinds(entries: readonly (readonly [word: string, key: string])[]): Record<'all' | 'regions', NearIndex> {
  const long = entries.filter(([word]) => word.length >= MIN_LETTERS - 1)
  const regions = long.filter(([, key]) => crimeanPlaces(key).some((place) => place.kind === 'region'))
  return { all: nearIndex(long.map(([word]) => word)), regions: nearIndex(regions.map(([word]) => word)) }
}
