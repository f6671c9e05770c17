import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { isUnspaced } from '../names/unspaced-scripts'
import { barredRegionKeys } from './barred-region-keys'
import { type CrimeanKeys, crimeanKeys } from './crimean-keys'
import { countryKeys, type ElsewhereKey, elsewhereKeys, regionKeys } from './elsewhere-keys'
import { keysNear } from './near-keys'
import { readSources, type Sources } from './sources'

/** "De Krim" is a village in Overijssel. */
const ARTICLE = /^(?:de|la|le|el|los|las|il|al)(?=.{4})/
const DATA = new URL('../data/', import.meta.url)

/** Reads the raw lists and writes the two modules the engine loads. The same lists give the same bytes. */
export function writePlaces(): { version: string; crimean: number; elsewhere: number } {
  const sources = readSources()
  const crimean = crimeanKeys(sources)
  const elsewhere = elsewhereKeys(sources)
  const countries = countryKeys(sources)
  dropDrowned(crimean, elsewhere, countries)
  shareHomonyms(crimean, elsewhere)
  const near = keysNear(crimean.byKey.keys(), elsewhere.keys())
  const regions = regionKeys(sources)
  const codes = codeList(elsewhere, regions)
  const isBeside = (key: string) => crimean.byKey.has(key) || crimean.byKey.has(key.replace(ARTICLE, ''))
  const kept = [...elsewhere].filter(([key, entry]) => entry.isListed || near.has(key) || isBeside(key))

  const crimeanModule = {
    PLACES: crimean.places.map(({ name, kind, source }) => `${name}\t${kind}\t${source}`),
    KEYS: sortedLines(crimean.byKey, (indexes) => indexes.slice(0, 4).join(',')),
    FORMS: [...crimean.forms].map(([form, key]) => `${form}\t${key}`),
    UNSPACED: [...crimean.unspaced, ...unspacedCountries(sources)].sort(),
    POSTAL_HEADS: Object.entries(sources.crimea.postal.ru.heads).map(
      ([code, name]) => `${code}\t${englishHead(sources, name)}`,
    ),
    LAND: ring(sources.crimea.geo.land),
    REVIEW_BAND: ring(sources.crimea.geo.reviewBand),
  }
  const elsewhereModule = {
    CODES: [...codes.keys()],
    KEYS: sortedLines(new Map(kept), (entry) => `${entry.isCity ? '!' : ''}${packCodes(entry.codes, codes)}`),
    GUARDS: [...new Set([...near, ...sources.homonyms.guard])].sort(),
    FORMS: sortedLines(new Map(kept.filter(([key, { forms }]) => near.has(key) && forms.size > 0)), ({ forms }) =>
      [...forms].sort().join(','),
    ),
    REGIONS: sortedLines(regions, (set) => packCodes(set, codes)),
    REGION_NAMES: sources.regions.map(([code = '', names = '']) => `${code}\t${names.split(';')[0] ?? code}`),
    COUNTRIES: sortedLines(countries, (code) => code),
  }
  const barred = barredRegionKeys(sources.barredRegions)
  const barredModule = { PLACES: barred.places, KEYS: sortedLines(barred.byKey, String) }
  const hash = createHash('sha256')
    .update(JSON.stringify([crimeanModule, elsewhereModule, barredModule]))
    .digest('hex')
    .slice(0, 8)
  const version = `${sources.crimea.meta.version}+${hash}`
  write('crimea.generated.ts', { VERSION: [version], ...crimeanModule })
  write('elsewhere.generated.ts', elsewhereModule)
  write('donetsk-luhansk.generated.ts', barredModule)
  return { version, crimean: crimean.byKey.size, elsewhere: kept.length }
}

/** "Calgary" was once a village in Crimea: by itself it is the city, and "Mali" the country. */
function dropDrowned(
  crimean: CrimeanKeys,
  elsewhere: ReadonlyMap<string, ElsewhereKey>,
  countries: ReadonlyMap<string, string>,
): void {
  for (const key of crimean.lesser) {
    if (!elsewhere.get(key)?.isCity && !countries.has(key)) continue
    crimean.byKey.delete(key)
    for (const [form, formKey] of crimean.forms) if (formKey === key) crimean.forms.delete(form)
  }
}

/** "в Ялте" may be the Yalta of Donetsk oblast as well as "Ялта". */
function shareHomonyms({ cases }: CrimeanKeys, elsewhere: Map<string, ElsewhereKey>): void {
  for (const [form, name] of cases) {
    const homonyms = elsewhere.get(name)
    if (!homonyms) continue
    const own = elsewhere.get(form)
    const codes = new Set([...(own?.codes ?? []), ...homonyms.codes])
    elsewhere.set(form, { isCity: false, isListed: false, forms: new Set(), ...own, codes })
  }
}

function codeList(elsewhere: Map<string, ElsewhereKey>, regions: Map<string, Set<string>>): Map<string, number> {
  const all = new Set<string>()
  for (const entry of elsewhere.values()) for (const code of entry.codes) all.add(code)
  for (const set of regions.values()) for (const code of set) all.add(code)
  return new Map([...all].sort().map((code, index) => [code, index]))
}

/** Two base-36 digits a code. */
function packCodes(set: ReadonlySet<string>, codes: ReadonlyMap<string, number>): string {
  const sorted = [...set].sort()
  return sorted.map((code) => (codes.get(code) ?? 0).toString(36).padStart(2, '0')).join('')
}

function sortedLines<T>(map: ReadonlyMap<string, T>, format: (value: T, key: string) => string): string[] {
  const entries = [...map].sort(([one], [two]) => (one < two ? -1 : 1))
  return entries.map(([key, value]) => `${key}\t${format(value, key)}`)
}

/** Names of countries in scripts without spaces. */
function unspacedCountries({ countries }: Sources): string[] {
  const names = countries.flatMap(([, , list = '']) => list.split(';'))
  return [...new Set(names)].filter((name) => isUnspaced(name) && [...name].length > 1)
}

function ring(polygon: { coordinates: [number, number][][] }): string[] {
  return (polygon.coordinates[0] ?? []).map(([longitude, latitude]) => `${longitude}\t${latitude}`)
}

function englishHead(sources: Sources, russian: string): string {
  const place = sources.crimea.places.find((one) => one.names.ru === russian && one.t === 'city')
  return place?.names.en ?? russian
}

function write(file: string, parts: Record<string, string[]>): void {
  const lines = Object.entries(parts).map(
    ([name, rows]) => `export const ${name}: string = ${JSON.stringify(rows.join('\n'))}\n`,
  )
  const head =
    '// Written by scripts/build-places.mjs from the lists in this folder. Run it again instead of editing this file.\n'
  writeFileSync(new URL(file, DATA), head + lines.join(''))
}
