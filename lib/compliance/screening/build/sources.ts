import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** One place of crimea-places.json, as far as the keys need it. */
export interface CrimeanPlace {
  id: string
  t: string
  names: { uk?: string; ru?: string; en?: string; crh?: string }
  ruGuess?: string
  variants?: string[]
  gn: number | null
  /** People, where known. */
  pop: number | null
  src: string[]
}

export interface RaionNames {
  uk: string
  ru: string
  en?: string
  enRu?: string
}

export interface CrimeaList {
  meta: { version: string }
  region: Record<'ua43' | 'ua40', { names: Record<string, string[]>; naturalEarth: Record<string, string> }> & {
    ua43: { cldr: Record<string, { ua43?: string; ua40?: string }> }
  }
  postal: { ru: { heads: Record<string, string> } }
  geo: { land: { coordinates: [number, number][][] }; reviewBand: { coordinates: [number, number][][] } }
  admin: { raionsBefore2020: RaionNames[]; ambiguousRaions: string[] }
  places: CrimeanPlace[]
}

export interface Homonyms {
  homonyms: Record<string, { ua?: string[]; ru?: string[]; world?: string[] }>
  /** Keys of places within one edit of a Crimean name. */
  guard: string[]
}

const DATA = new URL('../data/', import.meta.url)

export function readPacked(name: string): string {
  return gunzipSync(readFileSync(new URL(name, DATA))).toString('utf8')
}

/** Rows of a tab-separated list, comment lines left out. */
export function rowsOf(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((line) => line.split('\t'))
}

export function readSources() {
  return {
    crimea: JSON.parse(readPacked('crimea-places.json.gz')) as CrimeaList,
    homonyms: JSON.parse(readPacked('crimea-homonyms.json.gz')) as Homonyms,
    alternates: rowsOf(readPacked('crimea-alternates.tsv.gz')),
    namesByScript: rowsOf(readFileSync(new URL('crimea-names-by-script.tsv', DATA), 'utf8')),
    morePlaces: rowsOf(readFileSync(new URL('crimea-more-places.tsv', DATA), 'utf8')),
    elsewhere: rowsOf(readPacked('places-elsewhere.tsv.gz')),
    world: rowsOf(readPacked('world-places.tsv.gz')),
    barredRegions: readFileSync(new URL('donetsk-luhansk.tsv', DATA), 'utf8'),
    regions: rowsOf(readFileSync(new URL('regions-elsewhere.tsv', DATA), 'utf8')),
    countries: rowsOf(readFileSync(new URL('countries.tsv', DATA), 'utf8')),
  }
}

export type Sources = ReturnType<typeof readSources>
