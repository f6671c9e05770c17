import * as crimea from './data/crimea.generated'
import * as elsewhere from './data/elsewhere.generated'
import type { MatchedPlace } from './types'

/** Version of the place list and a hash of the generated keys: two verdicts with the same one used the same data. */
export const PLACES_VERSION: string = crimea.VERSION

export interface PlaceElsewhere {
  /** ISO 3166-2 for Ukraine and Russia, ISO 3166-1 otherwise. */
  codes: string[]
  isCity: boolean
  /** Within two edits of a Crimean name. */
  isNear: boolean
}

interface Lists {
  places: MatchedPlace[]
  crimean: Map<string, string>
  crimeanKeys: string[]
  elsewhere: Map<string, string>
  regions: Map<string, string>
  countries: Map<string, string>
  postalHeads: Map<string, string>
}

let lists: Lists | undefined

/** Parsed on first use, so that a page which never screens does not pay for it. */
function load(): Lists {
  lists ??= {
    places: crimea.PLACES.split('\n').map(toPlace),
    crimean: toMap(crimea.KEYS),
    crimeanKeys: crimea.KEYS.split('\n').map((line) => line.slice(0, line.indexOf('\t'))),
    elsewhere: toMap(elsewhere.KEYS),
    regions: toMap(elsewhere.REGIONS),
    countries: toMap(elsewhere.COUNTRIES),
    postalHeads: toMap(crimea.POSTAL_HEADS),
  }
  return lists
}

/** The Crimean places a key may mean, the most important first; empty when it is none. */
export function crimeanPlaces(key: string): MatchedPlace[] {
  const { crimean, places } = load()
  const indexes = crimean.get(key)
  if (indexes === undefined) return []
  return indexes.split(',').flatMap((index) => places[Number(index)] ?? [])
}

export function isCrimeanKey(key: string): boolean {
  return load().crimean.has(key)
}

/** All keys of Crimean names, for the search of near spellings. */
export function allCrimeanKeys(): readonly string[] {
  return load().crimeanKeys
}

export function placeElsewhere(key: string): PlaceElsewhere | undefined {
  const packed = load().elsewhere.get(key)
  if (packed === undefined) return undefined
  const isCity = packed.startsWith('!')
  const rest = isCity ? packed.slice(1) : packed
  const isNear = rest.startsWith('~')
  return { codes: unpackCodes(isNear ? rest.slice(1) : rest), isCity, isNear }
}

/** Keys elsewhere that stand near a Crimean name. */
export function guardKeys(): string[] {
  const keys: string[] = []
  for (const [key, packed] of load().elsewhere) if (packed.startsWith('~') || packed.startsWith('!~')) keys.push(key)
  return keys
}

export function regionElsewhere(key: string): string[] {
  return unpackCodes(load().regions.get(key) ?? '')
}

export function countryCode(key: string): string | undefined {
  return load().countries.get(key)
}

/** The town a Russian Post code of Crimea belongs to, when it is that town's main office. */
export function postalHead(code: string): string | undefined {
  return load().postalHeads.get(code)
}

let codeTable: string[] | undefined

function unpackCodes(packed: string): string[] {
  codeTable ??= elsewhere.CODES.split('\n')
  const codes: string[] = []
  for (let at = 0; at < packed.length; at += 2)
    codes.push(codeTable[Number.parseInt(packed.slice(at, at + 2), 36)] ?? '')
  return codes
}

function toMap(lines: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const line of lines.split('\n')) {
    const tab = line.indexOf('\t')
    map.set(line.slice(0, tab), line.slice(tab + 1))
  }
  return map
}

function toPlace(line: string): MatchedPlace {
  const [name = '', kind = '', source = ''] = line.split('\t')
  return { name, kind, source }
}
