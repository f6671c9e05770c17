import { formOf, nameKey, wordsOf } from '../names/name-key'
import { REGION_TYPE } from '../text/vocabulary'
import type { Sources } from './sources'
import { officialLatin, spellingsOf } from './transliterations'

/** Where else in the world a key is a place: ISO 3166-2 codes for Ukraine and Russia, ISO 3166-1 for the rest. */
export interface ElsewhereKey {
  codes: Set<string>
  /** A city of 50,000 or more: it shows where the goods go even in the middle of other words. */
  isCity: boolean
  /** Listed in its own right (Ukraine, Russia, cities of 15,000); the others matter only beside a Crimean name. */
  isListed: boolean
  /** How Cyrillic names of this key are spelled. */
  forms: Set<string>
}

const CYRILLIC = /[\u0400-\u04FF]/
const CITY_THOUSANDS = 50
/** "U.S.A." folds to fewer letters, in Latin; the codes of two and three letters are looked up as codes. */
const MIN_COUNTRY_LETTERS = 3

export function elsewhereKeys(sources: Sources): Map<string, ElsewhereKey> {
  const keys = new Map<string, ElsewhereKey>()
  const add = (name: string, codes: readonly string[], thousands: number, isListed: boolean) => {
    const key = nameKey(wordsOf(name.replace(/\(.*?\)/g, ' ')))
    if (key.length < 3 || /^\d/.test(key)) return
    const entry = keys.get(key) ?? { codes: new Set(), isCity: false, isListed: false, forms: new Set<string>() }
    for (const code of codes) entry.codes.add(code)
    entry.isCity ||= thousands >= CITY_THOUSANDS
    entry.isListed ||= isListed
    if (CYRILLIC.test(name)) entry.forms.add(formOf(name))
    keys.set(key, entry)
  }
  for (const [name = '', codes = ''] of sources.elsewhere) {
    const list = codes.split(',')
    const language = list.some((code) => code.startsWith('UA')) ? 'uk' : 'ru'
    for (const spelling of language === 'uk' ? withH(name) : [name]) add(spelling, list, 0, true)
  }
  for (const [name = '', country = '', thousands = ''] of sources.world) {
    for (const spelling of new Set([name, ...spellingsOf(name, 'other').slice(0, 2)])) {
      add(spelling, [country], Number(thousands), thousands !== '')
    }
  }
  for (const [, , codes = '', names = ''] of sources.morePlaces) {
    for (const name of codes === '' ? [] : names.split(';')) add(name, codes.split(','), 0, false)
  }
  for (const [key, found] of Object.entries(sources.homonyms.homonyms)) {
    add(key, [...(found.ua ?? []), ...(found.ru ?? []), ...(found.world ?? [])], 0, false)
  }
  for (const entry of keys.values()) dropCountryBesideItsRegions(entry.codes)
  return keys
}

function withH(name: string): string[] {
  return /г/i.test(name) ? [name, officialLatin(name)] : [name]
}

/** GeoNames gives only the country; the region of the official lists is better where they have it. */
function dropCountryBesideItsRegions(codes: Set<string>): void {
  for (const country of ['UA', 'RU']) {
    if ([...codes].some((code) => code.startsWith(`${country}-`))) codes.delete(country)
  }
}

/** Region name without its type word -> codes. "Moscow" is both the city and, with "Oblast", the region. */
export function regionKeys(sources: Sources): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>()
  for (const [code = '', names = ''] of sources.regions) {
    const language = code.startsWith('UA') ? 'uk' : 'ru'
    for (const name of names.split(';')) {
      for (const spelling of spellingsOf(name.trim(), language)) {
        const typeless = spelling.split(/[\s]+/).filter((word) => !REGION_TYPE.has(word.toLowerCase()))
        const key = nameKey(wordsOf(typeless.join(' ')))
        keys.set(key, (keys.get(key) ?? new Set()).add(code))
      }
    }
  }
  return keys
}

export function countryKeys(sources: Sources): Map<string, string> {
  const keys = new Map<string, string>()
  for (const [code = '', alpha3 = '', names = ''] of sources.countries) {
    for (const name of names.split(';')) {
      const key = nameKey(wordsOf(name))
      if (key.length >= MIN_COUNTRY_LETTERS || !/^[a-z]+$/.test(key) || CYRILLIC.test(name)) keys.set(key, code)
    }
    keys.set(`=${code}`, code)
    keys.set(`=${alpha3}`, code)
  }
  keys.set('=UK', 'GB')
  return keys
}
