import * as crimea from '../data/crimea.generated'
import * as elsewhere from '../data/elsewhere.generated'
import type { MatchedPlace } from '../types'

/** Version of the place list and a hash of the generated keys: two verdicts with the same value used the same data. */
export const PLACES_VERSION: string = crimea.VERSION

export interface PlaceElsewhere {
  /** ISO 3166-2 for Ukraine and Russia, ISO 3166-1 otherwise. */
  codes: readonly string[]
  isCity: boolean
}

interface Lists {
  places: MatchedPlace[]
  /** Key -> the places it may mean: packed until first use. */
  crimean: Map<string, string | readonly MatchedPlace[]>
  /** How Crimean names are spelled -> their key. */
  forms: Map<string, string>
  elsewhere: Map<string, string | PlaceElsewhere>
  elsewhereForms: Map<string, string>
  regions: Map<string, string | readonly string[]>
  regionNames: Map<string, string>
  countries: Map<string, string>
  postalHeads: Map<string, string>
  codes: string[]
}

let lists: Lists | undefined

/** Parsed on first use, so that a page that never screens does not pay for it. */
function load(): Lists {
  lists ??= {
    places: crimea.PLACES.split('\n').map(toPlace),
    crimean: toMap(crimea.KEYS),
    forms: toMap(crimea.FORMS),
    elsewhere: toMap(elsewhere.KEYS),
    elsewhereForms: toMap(elsewhere.FORMS),
    regions: toMap(elsewhere.REGIONS),
    regionNames: toMap(elsewhere.REGION_NAMES),
    countries: toMap(elsewhere.COUNTRIES),
    postalHeads: toMap(crimea.POSTAL_HEADS),
    codes: elsewhere.CODES.split('\n'),
  }
  return lists
}

const NO_PLACES: readonly MatchedPlace[] = []
const NO_CODES: readonly string[] = []

/** The Crimean places a key may mean, the most important first; empty when there are none. */
export function crimeanPlaces(key: string): readonly MatchedPlace[] {
  const { crimean, places } = load()
  const found = crimean.get(key)
  if (found === undefined) return NO_PLACES
  if (typeof found !== 'string') return found
  const unpacked = found.split(',').flatMap((index) => places[Number(index)] ?? [])
  crimean.set(key, unpacked)
  return unpacked
}

/** The keys of Crimea, Sevastopol and the towns, without those of villages. */
export function principalKeys(): string[] {
  return [...load().crimean.keys()].filter((key) =>
    crimeanPlaces(key).some(({ kind }) => kind === 'region' || kind === 'city'),
  )
}

export function isCrimeanKey(key: string): boolean {
  return load().crimean.has(key)
}

/** All keys of Crimean names, for the search of near spellings. */
export function allCrimeanKeys(): Iterable<string> {
  return load().crimean.keys()
}

/** How Crimean names are spelled, with the key of each. */
export function crimeanForms(): ReadonlyMap<string, string> {
  return load().forms
}

/** Names of Crimean places and of countries in scripts without spaces, as they are written. */
export function unspacedNames(): readonly string[] {
  return crimea.UNSPACED.split('\n')
}

export function placeElsewhere(key: string): PlaceElsewhere | undefined {
  const { elsewhere: places } = load()
  const found = places.get(key)
  if (typeof found !== 'string') return found
  const isCity = found.startsWith('!')
  const unpacked = { codes: unpackCodes(isCity ? found.slice(1) : found), isCity }
  places.set(key, unpacked)
  return unpacked
}

/** The spellings of the Cyrillic names behind a key near a Crimean one; undefined when no list has them. */
export function formsElsewhere(key: string): readonly string[] | undefined {
  return load().elsewhereForms.get(key)?.split(',')
}

/** Keys elsewhere that are near a Crimean name. */
export function guardKeys(): readonly string[] {
  return elsewhere.GUARDS.split('\n')
}

export function regionElsewhere(key: string): readonly string[] {
  const { regions } = load()
  const found = regions.get(key)
  if (found === undefined) return NO_CODES
  if (typeof found !== 'string') return found
  const unpacked = unpackCodes(found)
  regions.set(key, unpacked)
  return unpacked
}

/** The English name of a region by its ISO 3166-2 code, without its type word. */
export function regionName(code: string): string | undefined {
  return load().regionNames.get(code)
}

export function countryCode(key: string): string | undefined {
  return load().countries.get(key)
}

/** The town a Russian Post code of Crimea belongs to, when it is that town's main office. */
export function postalHead(code: string): string | undefined {
  return load().postalHeads.get(code)
}

function unpackCodes(packed: string): string[] {
  const { codes } = load()
  const unpacked: string[] = []
  for (let at = 0; at < packed.length; at += 2)
    unpacked.push(codes[Number.parseInt(packed.slice(at, at + 2), 36)] ?? '')
  return unpacked
}

function toMap<Value = string>(lines: string): Map<string, string | Value> {
  const map = new Map<string, string | Value>()
  let start = 0
  while (start < lines.length) {
    const tab = lines.indexOf('\t', start)
    const end = lines.indexOf('\n', tab)
    const stop = end < 0 ? lines.length : end
    map.set(lines.slice(start, tab), lines.slice(tab + 1, stop))
    start = stop + 1
  }
  return map
}

function toPlace(line: string): MatchedPlace {
  const [name = '', kind = '', source = ''] = line.split('\t')
  return { name, kind, source }
}
