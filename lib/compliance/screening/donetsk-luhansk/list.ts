import * as data from '../data/donetsk-luhansk.generated'
import { type NearIndex, nearIndex } from '../names/near-index'

/** A place of the list, as its source has it. */
export interface BarredPlace {
  name: string
  kind: 'republic' | 'oblast' | 'city'
  /** The ISO 3166-2 code of the oblast it lies in. */
  oblast: string
  /** Inside by its source; else only part of it is meant, or no source for this very place was read. */
  isCertain: boolean
  source: string
}

let keys: Map<string, BarredPlace> | undefined
let index: NearIndex | undefined

const SHORTEST_FOR_SLIPS = 6

/** The place of the so-called DNR and LNR regions that a key names, or undefined. */
export function barredPlace(key: string): BarredPlace | undefined {
  keys ??= parse()
  return keys.get(key)
}

/** The keys long enough for slips to be counted. */
export function barredIndex(): NearIndex {
  keys ??= parse()
  index ??= nearIndex([...keys.keys()].filter((key) => key.length >= SHORTEST_FOR_SLIPS))
  return index
}

function parse(): Map<string, BarredPlace> {
  const places = data.PLACES.split('\n').map((line): BarredPlace => {
    const [name = '', kind, oblast = '', level, source = ''] = line.split('\t')
    const known = kind === 'republic' || kind === 'oblast' ? kind : 'city'
    return { name, kind: known, oblast, isCertain: level === 'certain', source }
  })
  const map = new Map<string, BarredPlace>()
  for (const line of data.KEYS.split('\n')) {
    const [key = '', at] = line.split('\t')
    const place = places[Number(at)]
    if (place) map.set(key, place)
  }
  return map
}
