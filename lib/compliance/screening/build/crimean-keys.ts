import { formOf, nameKey, wordsOf } from '../names/name-key'
import { isUnspaced } from '../names/unspaced-scripts'
import { BY_HAND } from '../places/by-hand'
import { caseForms } from './case-forms'
import { EXTRA_CRIMEA, EXTRA_SEVASTOPOL, MORE_RAIONS, SHORT_FORMS, SHORT_RAIONS } from './hand-made-names'
import type { CrimeanPlace, RaionNames, Sources } from './sources'
import { officialLatin, officialRussianLatin, spellingsOf } from './transliterations'

export interface ListedPlace {
  name: string
  kind: string
  source: string
}

/** Every key of every Crimean name, and the places it may mean. */
export interface CrimeanKeys {
  places: ListedPlace[]
  /** Key -> indexes into `places`, the most important first. */
  byKey: Map<string, number[]>
  /**
   * How the names are spelled in the official languages and their official Latin forms -> key: what slips are counted
   * from.
   */
  forms: Map<string, string>
  /** Case form -> the name it is a form of, both as keys: they share their homonyms. */
  cases: Map<string, string>
  /** Keys that are only a former or another name of a place of hardly 1,000 people. */
  lesser: Set<string>
  /** Names in scripts without spaces, as they are written: a text is cut at them. */
  unspaced: Set<string>
}

const KINDS: Record<string, string> = {
  city: 'city',
  settlement: 'settlement',
  village: 'village',
  locality: 'locality',
}
const SOURCES: Record<string, string> = {
  katottg: 'KATOTTG',
  koatuu: 'KOATUU',
  geonames: 'GeoNames',
  rupost: 'Russian Post index',
  'ru-list': 'Russian settlement list',
}
/**
 * Names that other uses of the same letters drown: an abbreviation, a fir, a measure. They decide nothing by
 * themselves.
 */
const TOO_COMMON = new Set(['ark', 'sak', 'mir'])
/** Shorter names have too many neighbours. */
const MIN_FORM_LETTERS = 4
/** A former name of a smaller place is drowned by a city or a country that bears it. */
const LEAST_PEOPLE = 1_100
/** The cases of smaller places are those of too many other words. */
const LEAST_PEOPLE_OF_A_TOWN = 10_000
const COMMON_WORDS = ['АРК', 'ARC']
const CYRILLIC = /[\u0400-\u04FF]/

export function crimeanKeys(sources: Sources): CrimeanKeys {
  const keys: CrimeanKeys = {
    places: [],
    byKey: new Map(),
    forms: new Map(),
    cases: new Map(),
    lesser: new Set(),
    unspaced: new Set(),
  }
  addRegions(keys, sources)
  for (const raion of [...sources.crimea.admin.raionsBefore2020, ...MORE_RAIONS]) addRaion(keys, raion)
  const alternates = new Map(sources.alternates.map(([id, names]) => [Number(id), (names ?? '').split(',')]))
  const order = ['city', 'settlement', 'village', 'locality']
  const sorted = [...sources.crimea.places].sort((one, two) => order.indexOf(one.t) - order.indexOf(two.t))
  for (const place of sorted) addPlace(keys, place, place.gn ? (alternates.get(place.gn) ?? []) : [])
  for (const [name = '', kind = '', , names = ''] of sources.morePlaces) addMorePlace(keys, name, kind, names)
  for (const [name = '', names = ''] of sources.namesByScript) addNamesByScript(keys, name, names.split(';'))
  return keys
}

function addRegions(keys: CrimeanKeys, { crimea }: Sources): void {
  for (const [id, name, kind] of [
    ['ua43', 'Crimea', 'region'],
    ['ua40', 'Sevastopol', 'city'],
  ] as const) {
    const region = crimea.region[id]
    const index =
      keys.places.push({ name, kind: id === 'ua43' ? kind : 'region', source: 'ISO 3166-2, Unicode CLDR' }) - 1
    const names = Object.entries(region.names).flatMap(([language, list]) =>
      list.map((one) => [language, one] as const),
    )
    for (const [language, one] of names) {
      if (COMMON_WORDS.includes(one)) continue
      add(keys, index, one, language === 'uk' ? 'uk' : 'ru')
      addForms(keys, [one])
    }
    for (const one of Object.values(region.naturalEarth)) add(keys, index, one, 'other')
    for (const one of Object.values(crimea.region.ua43.cldr)) add(keys, index, one[id] ?? '', 'other')
    for (const one of id === 'ua43' ? EXTRA_CRIMEA : EXTRA_SEVASTOPOL) add(keys, index, one, 'other')
  }
}

function addRaion(keys: CrimeanKeys, raion: RaionNames): void {
  const name = `${raion.en ?? raion.enRu ?? officialLatin(raion.uk)} district`
  const index = keys.places.push({ name, kind: 'district', source: 'KOATUU' }) - 1
  add(keys, index, `${raion.uk} район`, 'uk')
  add(keys, index, `${raion.ru} район`, 'ru')
  for (const english of [raion.en, raion.enRu]) if (english) add(keys, index, `${english} raion`, 'other')
  for (const short of SHORT_RAIONS[raion.en ?? ''] ?? []) add(keys, index, `${short} район`, 'ru')
}

function addPlace(keys: CrimeanKeys, place: CrimeanPlace, alternates: readonly string[]): void {
  const { uk, ru, en, crh } = place.names
  const name = en ?? officialLatin(uk ?? '') ?? ''
  const source = place.src.map((id) => SOURCES[id] ?? id).join(', ')
  const listed = { name: name || officialLatin(ru ?? ''), kind: KINDS[place.t] ?? place.t, source }
  const index = keys.places.push(listed) - 1
  const isSmall = (place.pop ?? 0) < LEAST_PEOPLE
  if (uk) add(keys, index, uk, 'uk')
  for (const russian of [ru, place.ruGuess]) if (russian) add(keys, index, russian, 'ru')
  if (en) add(keys, index, en, 'other')
  for (const other of [crh, ...(place.variants ?? []), ...alternates, ...(SHORT_FORMS[en ?? ''] ?? [])])
    if (other) add(keys, index, other, 'other', isSmall)
  if (isTown(place)) addCases(keys, index, uk, ru)
  const latin = [
    ...[uk].map((one) => officialLatin(one ?? '')),
    ...[ru, place.ruGuess].map((one) => officialRussianLatin(one ?? '')),
  ]
  addForms(keys, [uk, ru, place.ruGuess, en, crh, ...latin, ...(place.variants ?? []), ...alternates])
}

function isTown({ t, pop }: CrimeanPlace): boolean {
  return t === 'city' || (t === 'settlement' && pop !== null) || (pop ?? 0) >= LEAST_PEOPLE_OF_A_TOWN
}

function addCases(keys: CrimeanKeys, index: number, uk: string | undefined, ru: string | undefined): void {
  for (const [name, language] of [
    [uk, 'uk'],
    [ru, 'ru'],
  ] as const) {
    if (!name) continue
    for (const form of caseForms(name, language)) {
      const key = nameKey(wordsOf(form))
      keys.cases.set(key, nameKey(wordsOf(name)))
      add(keys, index, form, language)
      addForms(keys, [form, language === 'uk' ? officialLatin(form) : officialRussianLatin(form)])
    }
  }
}

function addMorePlace(keys: CrimeanKeys, name: string, kind: string, names: string): void {
  const index = keys.places.push({ name, kind, source: BY_HAND }) - 1
  for (const one of names.split(';')) add(keys, index, one, 'other')
}

/** Names of a listed place in other scripts; of places that share a name the first is the most important. */
function addNamesByScript(keys: CrimeanKeys, name: string, names: readonly string[]): void {
  const index = keys.places.findIndex((place) => place.name === name && place.kind !== 'district')
  if (index < 0) throw new Error(`crimea-names-by-script.tsv: no place is listed as ${name}`)
  for (const one of names) add(keys, index, one, CYRILLIC.test(one) ? 'ru' : 'other')
}

function addForms(keys: CrimeanKeys, names: readonly (string | undefined)[]): void {
  for (const name of names) {
    const plain = (name ?? '').replace(/\(.*?\)/g, ' ')
    const form = formOf(plain)
    const key = nameKey(wordsOf(plain))
    if (form.length >= MIN_FORM_LETTERS && keys.byKey.has(key) && !keys.forms.has(form)) keys.forms.set(form, key)
  }
}

function add(keys: CrimeanKeys, index: number, name: string, language: 'uk' | 'ru' | 'other', isLesser = false): void {
  if (isUnspaced(name)) keys.unspaced.add(name.normalize('NFC'))
  for (const spelling of spellingsOf(name.replace(/\(.*?\)/g, ' '), language)) {
    const words = wordsOf(spelling)
    if (words.length > 5) continue
    const key = nameKey(words)
    if (key.length < 2 || TOO_COMMON.has(key) || (/^[a-z]*$/.test(key) && key.length < 3)) continue
    const list = keys.byKey.get(key) ?? []
    if (isLesser && list.length === 0) keys.lesser.add(key)
    if (!isLesser) keys.lesser.delete(key)
    if (!list.includes(index)) list.push(index)
    keys.byKey.set(key, list)
  }
}
