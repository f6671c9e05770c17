import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readPacked, readSources, rowsOf } from './sources'

/** Columns of GeoNames' cities500.txt. */
const ID = 0
const NAME = 1
const ASCII_NAME = 2
const ALTERNATES = 3
const COUNTRY = 8
const ADMIN1 = 10
const POPULATION = 14

/** GeoNames' own numbers of the Ukrainian oblasts, 01 to 27, as the ISO 3166-2 numbers. */
const UKRAINE = '71 74 77 12 14 26 63 65 68 35 43 30 32 09 46 48 51 53 56 40 59 61 05 07 21 23 18'.split(' ')
const CRIMEA_AND_SEVASTOPOL = new Set(['UA-43', 'UA-40'])
const PLAIN_NAME = /^[A-Za-z\u00c0-\u024f\u0400-\u04ff' .’-]{3,40}$/
/**
 * Names in other languages are kept for cities this large, and for every place of the two countries that share names.
 */
const ALTERNATES_FROM = 200_000
const POPULATION_FROM = 15_000
const DATA = new URL('../data/', import.meta.url)

/** Generates world-places.tsv.gz and crimea-alternates.tsv.gz from a GeoNames dump. */
export function extractGeoNames(dump: string): { places: number } {
  const rows = readFileSync(dump, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((row) => row.length > POPULATION)
  const crimean = new Set(readSources().crimea.places.map((place) => String(place.gn)))
  const regions = russianRegions(rows)
  const thousands = new Map<string, number>()
  for (const row of rows) {
    const code = codeOf(row, regions)
    if (crimean.has(row[ID] ?? '') || CRIMEA_AND_SEVASTOPOL.has(code)) continue
    const population = Number(row[POPULATION])
    for (const name of namesOf(row, population)) {
      const key = `${name}\t${code}`
      const known = thousands.get(key) ?? 0
      thousands.set(key, Math.max(known, population >= POPULATION_FROM ? Math.floor(population / 1000) : 0))
    }
  }
  const places = [...thousands].map(([key, count]) => `${key}\t${count || ''}`).sort()
  pack(
    'world-places.tsv.gz',
    'World place names: name, ISO 3166 code, population in thousands where 15 or more.',
    places,
  )
  const alternates = rows.filter((row) => crimean.has(row[ID] ?? '')).map((row) => `${row[ID]}\t${row[ALTERNATES]}`)
  pack('crimea-alternates.tsv.gz', 'GeoNames id and alternate names of Crimean places.', alternates.sort())
  return { places: places.length }
}

function namesOf(row: readonly string[], population: number): Set<string> {
  const names = new Set([row[NAME] ?? '', row[ASCII_NAME] ?? ''])
  const isOfHome = row[COUNTRY] === 'UA' || row[COUNTRY] === 'RU'
  if (population < ALTERNATES_FROM && !isOfHome) return names
  for (const name of (row[ALTERNATES] ?? '').split(',')) if (PLAIN_NAME.test(name)) names.add(name)
  return names
}

function codeOf(row: readonly string[], russian: ReadonlyMap<string, string>): string {
  const country = row[COUNTRY] ?? ''
  const admin = row[ADMIN1] ?? ''
  if (country === 'RU') return russian.get(admin) ?? country
  const oblast = country === 'UA' ? UKRAINE[Number(admin) - 1] : undefined
  return oblast ? `UA-${oblast}` : country
}

/** GeoNames numbers Russian regions in its own way: names that exist in only one region show which number is which. */
function russianRegions(rows: readonly string[][]): Map<string, string> {
  const listed = new Map(
    rowsOf(readPacked('places-elsewhere.tsv.gz')).map(([name = '', codes = '']) => [plain(name), codes]),
  )
  const votes = new Map<string, Map<string, number>>()
  for (const row of rows) {
    if (row[COUNTRY] !== 'RU') continue
    for (const name of (row[ALTERNATES] ?? '').split(',')) {
      const russian = (listed.get(plain(name)) ?? '').split(',').filter((code) => code.startsWith('RU-'))
      if (russian.length !== 1) continue
      const count = votes.get(row[ADMIN1] ?? '') ?? new Map<string, number>()
      count.set(russian[0] ?? '', (count.get(russian[0] ?? '') ?? 0) + 1)
      votes.set(row[ADMIN1] ?? '', count)
    }
  }
  const winners = [...votes].map(
    ([admin, count]) => [admin, [...count].sort((one, two) => two[1] - one[1])[0]] as const,
  )
  return new Map(winners.flatMap(([admin, winner]) => (winner && winner[1] > 1 ? [[admin, winner[0]] as const] : [])))
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е')
}

function pack(file: string, about: string, lines: readonly string[]): void {
  const text = `# ${about} GeoNames cities500 (CC BY 4.0).\n${lines.join('\n')}\n`
  writeFileSync(new URL(file, DATA), gzipSync(text, { level: 9 }))
}
